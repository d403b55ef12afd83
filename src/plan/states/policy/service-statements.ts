import type { StepRequest } from '../../flow/flow-plan.ts';
import { bucketOf } from '../results/read-files.ts';
import { patternOf } from './pattern-of.ts';
import { allow, type Statement } from './statement.ts';

export interface Account {
  partition: string;
  region: string;
  account: string;
}

interface Named extends Account {
  /** The pattern that every name of the step's jobs matches. */
  name: string;
  /** Whether the best training of a tuning job is described. */
  readsBest: boolean;
}

/** What the states of one request must be allowed. */
export function serviceStatements(request: StepRequest, named: Named): Statement[] {
  switch (request.operation) {
    case 'CreateProcessingJob':
      return [
        ...syncJob('ProcessingJob', 'processing-job', named),
        eventsRule('SageMakerProcessingJobs', named),
        passRole(request.input.RoleArn, sageMaker),
      ];
    case 'CreateTrainingJob':
      return [
        ...syncJob('TrainingJob', 'training-job', named),
        eventsRule('SageMakerTrainingJobs', named),
        passRole(request.input.RoleArn, sageMaker),
      ];
    case 'CreateTransformJob':
      return [...syncJob('TransformJob', 'transform-job', named), eventsRule('SageMakerTransformJobs', named)];
    case 'CreateHyperParameterTuningJob':
      return [
        ...syncJob('HyperParameterTuningJob', 'hyper-parameter-tuning-job', named),
        eventsRule('SageMakerTuningJobs', named),
        passRole(request.input.TrainingJobDefinition?.RoleArn, sageMaker),
        ...(named.readsBest
          ? [allow(['sagemaker:DescribeTrainingJob'], [arn('sagemaker', `training-job/${named.name}-*`, named)])]
          : []),
      ];
    case 'CreateModel':
      return [
        allow(['sagemaker:CreateModel', 'sagemaker:AddTags'], [arn('sagemaker', `model/${named.name}`, named)]),
        passRole(request.input.ExecutionRoleArn, sageMaker),
      ];
    case 'CreateModelPackage': {
      const group = patternOf(request.input.ModelPackageGroupName ?? '*');
      const places = [`model-package-group/${group}`, `model-package/${group}/*`];
      return [
        allow(
          ['sagemaker:CreateModelPackage'],
          places.map((place) => arn('sagemaker', place, named)),
        ),
      ];
    }
    case 'StartQueryExecution':
      return athena(request.input.ResultConfiguration.OutputLocation, named);
    case 'Invoke': {
      const { FunctionName } = request.input;
      const lambda = FunctionName.startsWith('arn:') ? FunctionName : arn('lambda', `function:${FunctionName}`, named);
      return [allow(['lambda:InvokeFunction'], [lambda, `${lambda}:*`])];
    }
    case 'StartJobRun':
      return request.service === 'glue' ? glue(request.input.JobName ?? '*', named) : emr(request.input, named);
  }
}

const sageMaker = 'sagemaker.amazonaws.com';

/** A job that Step Functions starts, waits for and stops. It reads and writes the job's tags to find it again. */
function syncJob(operation: string, kind: string, named: Named): Statement[] {
  const actions = [`Create${operation}`, `Describe${operation}`, `Stop${operation}`, 'AddTags', 'ListTags'];
  return [
    allow(
      actions.map((action) => `sagemaker:${action}`),
      [arn('sagemaker', `${kind}/${named.name}`, named)],
    ),
  ];
}

/** By rules of EventBridge, which Step Functions makes itself, it learns of the end of a job. */
function eventsRule(of: string, account: Account): Statement {
  const rule = arn('events', `rule/StepFunctionsGetEventsFor${of}Rule`, account);
  return allow(['events:PutTargets', 'events:PutRule', 'events:DescribeRule'], [rule]);
}

function passRole(role: string | undefined, service: string): Statement {
  return allow(['iam:PassRole'], [patternOf(role ?? '*')], { StringEquals: { 'iam:PassedToService': [service] } });
}

/** A query runs with the rights of who starts it: the tables that it reads are not known from here. */
function athena(output: string, account: Account): Statement[] {
  const { partition } = account;
  const bucket = `arn:${partition}:s3:::${bucketOf(output) ?? '*'}`;
  return [
    allow(
      ['athena:StartQueryExecution', 'athena:StopQueryExecution', 'athena:GetQueryExecution', 'athena:GetDataCatalog'],
      [arn('athena', 'workgroup/*', account), arn('athena', 'datacatalog/*', account)],
    ),
    allow(
      [
        'glue:GetDatabase',
        'glue:GetDatabases',
        'glue:GetTable',
        'glue:GetTables',
        'glue:GetPartition',
        'glue:GetPartitions',
      ],
      ['catalog', 'database/*', 'table/*'].map((place) => arn('glue', place, account)),
    ),
    allow(['lakeformation:GetDataAccess'], ['*']),
    allow(['s3:GetObject', 's3:ListBucket', 's3:GetBucketLocation'], [`arn:${partition}:s3:::*`]),
    allow(
      ['s3:PutObject', 's3:AbortMultipartUpload', 's3:ListMultipartUploadParts', 's3:ListBucketMultipartUploads'],
      [bucket, `${bucket}/*`],
    ),
  ];
}

function glue(job: string, account: Account): Statement[] {
  const actions = ['StartJobRun', 'GetJobRun', 'GetJobRuns', 'BatchStopJobRun'].map((action) => `glue:${action}`);
  return [allow(actions, [arn('glue', `job/${patternOf(job)}`, account)])];
}

function emr(
  { applicationId, executionRoleArn }: { applicationId?: string; executionRoleArn?: string },
  account: Account,
): Statement[] {
  const application = arn('emr-serverless', `/applications/${patternOf(applicationId ?? '*')}`, account);
  return [
    allow(['emr-serverless:StartJobRun', 'emr-serverless:TagResource'], [application]),
    allow(['emr-serverless:GetJobRun', 'emr-serverless:CancelJobRun'], [`${application}/jobruns/*`]),
    passRole(executionRoleArn, 'emr-serverless.amazonaws.com'),
    eventsRule('EMRServerlessJob', account),
  ];
}

function arn(service: string, place: string, { partition, region, account }: Account): string {
  return `arn:${partition}:${service}:${region}:${account}:${place}`;
}
