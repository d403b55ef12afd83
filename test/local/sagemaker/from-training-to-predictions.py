"""Trains, tunes, registers, approves, predicts and asks where the predictions come from, by boto3 alone."""

import io
import json
import sys
import tarfile
import time

import boto3

role, image = sys.argv[1:]
sm = boto3.client("sagemaker")
s3 = boto3.client("s3")

SCRIPT = """
import argparse, os

def model_fn(folder):
    with open(os.path.join(folder, 'number')) as file:
        number = float(file.read())
    return lambda rows: [sum(row) + number for row in rows]

if __name__ == '__main__':
    parser = argparse.ArgumentParser()
    parser.add_argument('--number', type=float)
    number = parser.parse_args().number
    with open(os.path.join(os.environ['SM_MODEL_DIR'], 'number'), 'w') as file:
        file.write(str(number))
    print('loss={}'.format(abs(number - 3)))
"""


def archive(**files):
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w:gz") as tar:
        for name, text in files.items():
            member = tarfile.TarInfo(name.replace("_py", ".py"))
            member.size = len(text)
            tar.addfile(member, io.BytesIO(text.encode()))
    return buffer.getvalue()


def wait(name, **of):
    sm.get_waiter(name).wait(WaiterConfig={"Delay": 1, "MaxAttempts": 60}, **of)


s3.create_bucket(Bucket="lab", CreateBucketConfiguration={"LocationConstraint": "eu-west-1"})
s3.put_object(Bucket="lab", Key="source.tar.gz", Body=archive(train_py=SCRIPT))
s3.put_object(Bucket="lab", Key="rows/a.csv", Body=b"1,2\n3,4\n")

sm.create_hyper_parameter_tuning_job(
    HyperParameterTuningJobName="search",
    HyperParameterTuningJobConfig={
        "Strategy": "Grid",
        "HyperParameterTuningJobObjective": {"Type": "Minimize", "MetricName": "loss"},
        "ResourceLimits": {"MaxParallelTrainingJobs": 2},
        "ParameterRanges": {"CategoricalParameterRanges": [{"Name": "number", "Values": ["1", "3", "5"]}]},
    },
    TrainingJobDefinition={
        "RoleArn": role,
        "AlgorithmSpecification": {
            "TrainingImage": image,
            "TrainingInputMode": "File",
            "MetricDefinitions": [{"Name": "loss", "Regex": "loss=([0-9.]+)"}],
        },
        "StaticHyperParameters": {
            "sagemaker_program": json.dumps("train.py"),
            "sagemaker_submit_directory": json.dumps("s3://lab/source.tar.gz"),
        },
        "InputDataConfig": [
            {"ChannelName": "rows", "DataSource": {"S3DataSource": {"S3DataType": "S3Prefix", "S3Uri": "s3://lab/rows/"}}}
        ],
        "OutputDataConfig": {"S3OutputPath": "s3://lab/models"},
        "ResourceConfig": {"InstanceType": "ml.m5.large", "InstanceCount": 1, "VolumeSizeInGB": 1},
        "StoppingCondition": {"MaxRuntimeInSeconds": 60},
    },
)
while True:
    tuning = sm.describe_hyper_parameter_tuning_job(HyperParameterTuningJobName="search")
    if tuning["HyperParameterTuningJobStatus"] not in ("InProgress", "Stopping"):
        break
    time.sleep(0.1)
best = tuning["BestTrainingJob"]["TrainingJobName"]
model_data = sm.describe_training_job(TrainingJobName=best)["ModelArtifacts"]["S3ModelArtifacts"]

container = {
    "Image": image,
    "ModelDataUrl": model_data,
    "Environment": {"SAGEMAKER_PROGRAM": "train.py", "SAGEMAKER_SUBMIT_DIRECTORY": "s3://lab/source.tar.gz"},
}
sm.create_model_package_group(ModelPackageGroupName="delays")
package = sm.create_model_package(
    ModelPackageGroupName="delays",
    InferenceSpecification={"Containers": [container], "SupportedContentTypes": ["text/csv"]},
)["ModelPackageArn"]
sm.update_model_package(ModelPackageArn=package, ModelApprovalStatus="Approved")
approved = sm.list_model_packages(ModelPackageGroupName="delays", ModelApprovalStatus="Approved")

sm.create_model(ModelName="delays", ExecutionRoleArn=role, PrimaryContainer={"ModelPackageName": package})
sm.create_transform_job(
    TransformJobName="predict",
    ModelName="delays",
    TransformInput={
        "DataSource": {"S3DataSource": {"S3DataType": "S3Prefix", "S3Uri": "s3://lab/rows/"}},
        "ContentType": "text/csv",
        "SplitType": "Line",
    },
    TransformOutput={"S3OutputPath": "s3://lab/predictions/", "AssembleWith": "Line"},
    TransformResources={"InstanceType": "ml.m5.large", "InstanceCount": 1},
)
wait("transform_job_completed_or_stopped", TransformJobName="predict")

artifact = sm.list_artifacts(SourceUri="s3://lab/predictions/")["ArtifactSummaries"][0]["ArtifactArn"]
lineage = sm.query_lineage(
    StartArns=[artifact], Direction="Ascendants", IncludeEdges=False, Filters={"LineageTypes": ["TrialComponent"]}
)
components = [sm.describe_trial_component(TrialComponentName=vertex["Arn"]) for vertex in lineage["Vertices"]]

try:
    sm.describe_model(ModelName="nobody")
    unknown = None
except sm.exceptions.ClientError as error:
    unknown = error.response["Error"]["Code"]

print(
    json.dumps(
        {
            "tuned": tuning["BestTrainingJob"]["TunedHyperParameters"],
            "counters": tuning["TrainingJobStatusCounters"],
            "approved": [each["ModelPackageVersion"] for each in approved["ModelPackageSummaryList"]],
            "predictions": s3.get_object(Bucket="lab", Key="predictions/a.csv.out")["Body"].read().decode(),
            "made by": [component["Source"]["SourceType"] for component in components],
            "best": components[-1]["Source"]["SourceArn"].endswith(best),
            "unknown": unknown,
        }
    )
)
