import type { StepOptions } from '../../define/flow/flow-definition.ts';

/** Who answers a task, as errors of Step Functions name it. */
export type Answerer = keyof typeof transient;

/**
 * What a service answers when it is its own fault or too much was asked at once. A refused request of SageMaker's bears the
 * same name as a throttled one, so it is tried again as well, in vain. A job that failed is `States.TaskFailed`, which is
 * not here: a script that failed fails again.
 */
const transient = {
  sagemaker: ['SageMaker.AmazonSageMakerException', 'SageMaker.ResourceLimitExceededException'],
  registry: ['SageMaker.SageMakerException', 'SageMaker.ConflictException', 'SageMaker.SdkClientException'],
  s3: ['S3.S3Exception', 'S3.SdkClientException'],
  athena: [
    'Athena.AmazonAthenaException',
    'Athena.InternalServerException',
    'Athena.TooManyRequestsException',
    'Athena.SdkClientException',
  ],
  lambda: [
    'Lambda.ClientExecutionTimeoutException',
    'Lambda.ServiceException',
    'Lambda.AWSLambdaException',
    'Lambda.SdkClientException',
    'Lambda.TooManyRequestsException',
  ],
  glue: [
    'Glue.AWSGlueException',
    'Glue.ConcurrentRunsExceededException',
    'Glue.InternalServiceException',
    'Glue.OperationTimeoutException',
    'Glue.ResourceNumberLimitExceededException',
  ],
  'emr-serverless': [
    'EMRServerless.InternalServerException',
    'EMRServerless.ServiceQuotaExceededException',
    'EMRServerless.EMRServerlessException',
  ],
  sqs: ['SQS.AmazonSQSException', 'SQS.SdkClientException'],
} as const;

const unasked: NonNullable<StepOptions['retry']> = { attempts: 3, interval: 3, backoff: 2 };

/** The `Retry` of a task: what the step asks for, else a few tries within half a minute. */
export function retriesOf(answerer: Answerer, { attempts, interval, backoff } = unasked): object[] {
  return [
    {
      ErrorEquals: transient[answerer],
      IntervalSeconds: Math.max(1, Math.round(interval)),
      MaxAttempts: attempts,
      BackoffRate: Math.max(1, backoff),
    },
  ];
}
