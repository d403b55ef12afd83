# Runs after the prelude of boto3.test.ts, which makes `sm` and `tell`.
import io
import tarfile

s3, logs, athena = boto3.client("s3"), boto3.client("logs"), boto3.client("athena")

script = """
import json, os, pathlib

opt_ml = pathlib.Path(os.environ.get("MLX_OPT_ML", "/opt/ml"))
rows = [json.loads(line) for file in (opt_ml / "input/data/rows").iterdir() for line in file.open()]
print("auc=0.5", flush=True)
print("auc=0.75", flush=True)
(opt_ml / "model" / "sum.txt").write_text(str(sum(row["n"] for row in rows)))
"""


def channel(name):
    source = {"S3DataType": "S3Prefix", "S3Uri": f"s3://models/{name}/"}
    return {"ChannelName": name, "DataSource": {"S3DataSource": source}}


def rows_of(sql):
    query = athena.start_query_execution(
        QueryString=sql, ResultConfiguration={"OutputLocation": "s3://models/results/"}
    )["QueryExecutionId"]
    while True:
        status = athena.get_query_execution(QueryExecutionId=query)["QueryExecution"]["Status"]
        if status["State"] not in ("QUEUED", "RUNNING"):
            break
        time.sleep(0.05)
    if status["State"] != "SUCCEEDED":
        return status
    rows = athena.get_query_results(QueryExecutionId=query)["ResultSet"]["Rows"]
    return [[cell.get("VarCharValue") for cell in row["Data"]] for row in rows]


s3.create_bucket(Bucket="models", CreateBucketConfiguration={"LocationConstraint": "eu-west-1"})
s3.put_object(Bucket="models", Key="rows/part-0.json", Body=b'{"n": 1}\n{"n": 2}\n')
s3.put_object(Bucket="models", Key="code/train.py", Body=script.encode())

sm.create_training_job(
    TrainingJobName="sum",
    RoleArn=role,
    AlgorithmSpecification={
        "TrainingImage": image,
        "TrainingInputMode": "File",
        "ContainerEntrypoint": ["python3", "/opt/ml/input/data/code/train.py"],
        "MetricDefinitions": [{"Name": "auc", "Regex": "auc=([0-9.]+)"}],
    },
    InputDataConfig=[channel("rows"), channel("code")],
    OutputDataConfig={"S3OutputPath": "s3://models/out"},
    ResourceConfig={"InstanceCount": 1, "InstanceType": "ml.m5.large", "VolumeSizeInGB": 1},
    StoppingCondition={"MaxRuntimeInSeconds": 60},
)
while True:
    job = sm.describe_training_job(TrainingJobName="sum")
    if job["TrainingJobStatus"] != "InProgress":
        break
    time.sleep(0.05)

key = job["ModelArtifacts"]["S3ModelArtifacts"].removeprefix("s3://models/")
model = tarfile.open(fileobj=io.BytesIO(s3.get_object(Bucket="models", Key=key)["Body"].read()))
rows_of(
    "CREATE EXTERNAL TABLE sums (n int) ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe' LOCATION 's3://models/rows/'"
)
tell(
    status=job["TrainingJobStatus"],
    secondary=[each["Status"] for each in job["SecondaryStatusTransitions"]],
    logs=[
        event["message"]
        for event in logs.filter_log_events(
            logGroupName="/aws/sagemaker/TrainingJobs", logStreamNamePrefix="sum/"
        )["events"]
    ],
    auc=[each["Value"] for each in job["FinalMetricDataList"]],
    model=model.extractfile("sum.txt").read().decode(),
    sum=rows_of("SELECT sum(n) AS total FROM sums"),
    keys=[each["Key"] for each in s3.list_objects_v2(Bucket="models", Prefix="out/")["Contents"]],
)
