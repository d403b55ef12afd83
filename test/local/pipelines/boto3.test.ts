import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { pythonTools } from '../../setup/python.ts';
import { role } from '../fakes/requests.ts';
import { servedAws } from '../fakes/served-aws.ts';
import { condition, definitionOf, fail, get, processing, training } from './definitions.ts';

const tools = pythonTools();

const auc = get("Steps.train.FinalMetricDataList['auc'].Value");
const definition = definitionOf(
  [
    processing('prepare', { script: 'echo 1,2 > /opt/ml/processing/output/out/rows.csv' }),
    training('train', 'echo auc=0.75; cat /opt/ml/input/data/rows/rows.csv', {
      InputDataConfig: [
        {
          ChannelName: 'rows',
          DataSource: {
            S3DataSource: {
              S3DataType: 'S3Prefix',
              S3Uri: get("Steps.prepare.ProcessingOutputConfig.Outputs['out'].S3Output.S3Uri"),
            },
          },
        },
      ],
    }),
    condition(
      'good',
      [{ Type: 'GreaterThan', LeftValue: auc, RightValue: get('Parameters.least') }],
      [processing('keep')],
      [fail('reject', 'not good enough')],
    ),
  ],
  { Parameters: [{ Name: 'least', Type: 'Float', DefaultValue: 0.5 }] },
);

const follow = `
import boto3, json, sys, time
sm = boto3.client("sagemaker")
role, definition = sys.argv[1], sys.argv[2]

def ended(arn):
    while True:
        told = sm.describe_pipeline_execution(PipelineExecutionArn=arn)
        if told["PipelineExecutionStatus"] not in ("Executing", "Stopping"):
            return told
        time.sleep(0.05)

def steps(arn):
    pages = sm.get_paginator("list_pipeline_execution_steps").paginate(
        PipelineExecutionArn=arn, SortOrder="Ascending", PaginationConfig={"PageSize": 2})
    return {step["StepName"]: step["StepStatus"] for page in pages for step in page["PipelineExecutionSteps"]}

boto3.client("s3").create_bucket(Bucket="data", CreateBucketConfiguration={"LocationConstraint": "eu-west-1"})
sm.create_pipeline(PipelineName="delays", RoleArn=role, PipelineDefinition=definition)
good = sm.start_pipeline_execution(PipelineName="delays")["PipelineExecutionArn"]
first = ended(good)
bad = sm.start_pipeline_execution(PipelineName="delays",
    PipelineParameters=[{"Name": "least", "Value": "0.9"}])["PipelineExecutionArn"]
second = ended(bad)
try:
    sm.retry_pipeline_execution(PipelineExecutionArn=good)
except sm.exceptions.ConflictException as error:
    refused = error.response["Error"]["Message"]
slow = json.loads(definition)
slow["Steps"] = slow["Steps"][:1]
slow["Steps"][0]["Arguments"]["AppSpecification"]["ContainerEntrypoint"] = ["sleep", "60"]
sm.update_pipeline(PipelineName="delays", PipelineDefinition=json.dumps(slow))
long = sm.start_pipeline_execution(PipelineName="delays")["PipelineExecutionArn"]
while steps(long).get("prepare") != "Executing":
    time.sleep(0.05)
sm.stop_pipeline_execution(PipelineExecutionArn=long)
third = ended(long)
print(json.dumps(dict(
    first=first["PipelineExecutionStatus"], steps=steps(good),
    second=second["PipelineExecutionStatus"], reason=second["FailureReason"], others=steps(bad),
    refused=refused, third=third["PipelineExecutionStatus"], stopped=steps(long),
    listed=len(sm.list_pipeline_executions(PipelineName="delays")["PipelineExecutionSummaries"]),
)))
`;

describe.skipIf(!tools)('boto3 against the served AWS', () => {
  it('creates a pipeline, starts it, follows it through both branches and stops it', async () => {
    await using aws = await servedAws();
    const { stdout } = await promisify(execFile)(tools!.python, ['-c', follow, role, definition], { env: aws.env });
    expect(JSON.parse(stdout)).toEqual({
      first: 'Succeeded',
      steps: { prepare: 'Succeeded', train: 'Succeeded', good: 'Succeeded', keep: 'Succeeded' },
      second: 'Failed',
      reason: 'Step failure: One or multiple steps failed.',
      others: { prepare: 'Succeeded', train: 'Succeeded', good: 'Succeeded', reject: 'Failed' },
      refused: expect.stringContaining('it is in status Succeeded'),
      third: 'Stopped',
      stopped: { prepare: 'Stopped' },
      listed: 3,
    });
  });
});
