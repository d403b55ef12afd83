import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { pythonTools } from '../../setup/python.ts';
import { image, role } from '../fakes/requests.ts';
import { servedAws, type ServedAws } from '../fakes/served-aws.ts';

const tools = pythonTools();

const prelude = `
import boto3, json, time
from botocore.exceptions import ClientError
sm = boto3.client("sagemaker")
role, image = ${JSON.stringify(role)}, ${JSON.stringify(image)}

def processing(name, *command, **more):
    return sm.create_processing_job(
        ProcessingJobName=name, RoleArn=role, AppSpecification={"ImageUri": image, "ContainerEntrypoint": list(command)},
        ProcessingResources={"ClusterConfig": {"InstanceCount": 1, "InstanceType": "ml.t3.medium", "VolumeSizeInGB": 1}}, **more)

def training(name, *command, **more):
    return sm.create_training_job(
        TrainingJobName=name, RoleArn=role, OutputDataConfig={"S3OutputPath": "s3://models/out"},
        AlgorithmSpecification={"TrainingImage": image, "TrainingInputMode": "File", "ContainerEntrypoint": list(command)},
        ResourceConfig={"InstanceCount": 1, "InstanceType": "ml.m5.large", "VolumeSizeInGB": 1},
        StoppingCondition={"MaxRuntimeInSeconds": 60}, **more)

def ended(name):
    while True:
        told = sm.describe_processing_job(ProcessingJobName=name)
        if told["ProcessingJobStatus"] not in ("InProgress", "Stopping"):
            return told
        time.sleep(0.05)

def tell(**what):
    print(json.dumps(what, default=str))
`;

async function boto3(aws: ServedAws, script: string): Promise<unknown> {
  const { stdout } = await promisify(execFile)(tools!.python, ['-c', prelude + script], { env: aws.env });
  return JSON.parse(stdout);
}

describe.skipIf(!tools)('boto3 against the served AWS', () => {
  it('creates a job, sees it end and describes it', async () => {
    await using aws = await servedAws();
    const told = await boto3(
      aws,
      `
arn = processing("fine", "sh", "-c", "echo hello")["ProcessingJobArn"]
fine = ended("fine")
processing("broken", "sh", "-c", "exit 3", Environment={"A": "b"})
broken = ended("broken")
tell(arn=arn, fine=fine["ProcessingJobStatus"], took=fine["ProcessingEndTime"] >= fine["ProcessingStartTime"] >= fine["CreationTime"],
     broken=broken["ProcessingJobStatus"], reason=broken["FailureReason"], env=broken["Environment"])
`,
    );
    expect(told).toEqual({
      arn: 'arn:aws:sagemaker:eu-west-1:000000000000:processing-job/fine',
      fine: 'Completed',
      took: true,
      broken: 'Failed',
      reason: 'AlgorithmError: , exit code: 3',
      env: { A: 'b' },
    });
  });

  it('stops a job that runs', async () => {
    await using aws = await servedAws();
    const told = await boto3(
      aws,
      `
processing("long", "sleep", "60")
sm.stop_processing_job(ProcessingJobName="long")
tell(status=ended("long")["ProcessingJobStatus"])
`,
    );
    expect(told).toEqual({ status: 'Stopped' });
  });

  it('receives the exceptions that it models, and the texts of the service', async () => {
    await using aws = await servedAws();
    const told = await boto3(
      aws,
      `
def caught(call, **arguments):
    try:
        call(**arguments)
    except sm.exceptions.ResourceInUse as error:
        return ["ResourceInUse", error.response["Error"]["Message"]]
    except ClientError as error:
        return [error.response["Error"]["Code"], error.response["Error"]["Message"]]

processing("same", "true")
tell(
    taken=caught(lambda: processing("same", "true")),
    unknown=caught(sm.describe_processing_job, ProcessingJobName="nobody"),
    unknown_training=caught(sm.stop_training_job, TrainingJobName="nobody"),
    finished=(ended("same"), caught(sm.stop_processing_job, ProcessingJobName="same"))[1],
    token=caught(sm.list_training_jobs, NextToken="made up"),
    limit=caught(sm.list_processing_jobs, MaxResults=100, NameContains="x" * 5, StatusEquals="Done"),
    missing=caught(lambda: training("t", "true", InputDataConfig=[{"ChannelName": "a", "DataSource": {
        "S3DataSource": {"S3DataType": "S3Prefix", "S3Uri": "s3://nowhere/x/"}}}])),
)
`,
    );
    expect(told).toEqual({
      taken: ['ResourceInUse', expect.stringContaining('names must be unique within an AWS account and region')],
      unknown: ['ValidationException', 'Could not find requested job with name: nobody'],
      unknown_training: ['ValidationException', 'Requested resource not found.'],
      finished: ['ValidationException', expect.stringContaining('the processing job is in status Completed')],
      token: ['ValidationException', 'Invalid NextToken.'],
      limit: ['ValidationException', expect.stringContaining('Member must satisfy enum value set')],
      missing: ['ValidationException', expect.stringContaining('No S3 objects found under S3 URL "s3://nowhere/x/"')],
    });
  });

  it('lists page by page, tags, searches, deletes and asks who it is', async () => {
    await using aws = await servedAws();
    const told = await boto3(
      aws,
      `
arns = [training(f"job-{n}", "true", HyperParameters={"depth": str(n)}, Tags=[{"Key": "n", "Value": str(n)}])["TrainingJobArn"] for n in range(5)]
pages = [[job["TrainingJobName"] for job in page["TrainingJobSummaries"]] for page in
         sm.get_paginator("list_training_jobs").paginate(SortBy="Name", SortOrder="Ascending", PaginationConfig={"PageSize": 2})]
sm.add_tags(ResourceArn=arns[0], Tags=[{"Key": "added", "Value": "yes"}])
sm.delete_tags(ResourceArn=arns[0], TagKeys=["n"])
found = sm.search(Resource="TrainingJob", SearchExpression={"Filters": [
    {"Name": "HyperParameters.depth", "Operator": "GreaterThan", "Value": "2"},
    {"Name": "Tags.n", "Operator": "Exists"}]}, SortBy="TrainingJobName", SortOrder="Ascending")
while sm.describe_training_job(TrainingJobName="job-4")["TrainingJobStatus"] == "InProgress":
    time.sleep(0.05)
sm.delete_training_job(TrainingJobName="job-4")
tell(pages=pages, tags=sm.list_tags(ResourceArn=arns[0])["Tags"],
     found=[each["TrainingJob"]["TrainingJobName"] for each in found["Results"]],
     left=len(sm.list_training_jobs(MaxResults=100)["TrainingJobSummaries"]),
     who=boto3.client("sts").get_caller_identity()["Arn"])
`,
    );
    expect(told).toEqual({
      pages: [['job-0', 'job-1'], ['job-2', 'job-3'], ['job-4']],
      tags: [{ Key: 'added', Value: 'yes' }],
      found: ['job-3', 'job-4'],
      left: 4,
      who: 'arn:aws:sts::000000000000:assumed-role/mlx-local/you',
    });
  });

  it('follows a job from its data to its logs, its model and a query over them', async () => {
    await using aws = await servedAws();
    const told = await boto3(aws, readFileSync(new URL('follow-training.py', import.meta.url), 'utf8'));
    expect(told).toEqual({
      status: 'Completed',
      secondary: ['Starting', 'Downloading', 'Training', 'Uploading', 'Completed'],
      logs: ['auc=0.5', 'auc=0.75'],
      auc: [0.75],
      model: '3',
      sum: [['total'], ['3']],
      keys: ['out/sum/output/model.tar.gz'],
    });
  });
});
