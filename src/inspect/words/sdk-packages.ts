import type { Service } from '../../limits/operations.ts';

/** The package of the AWS SDK whose declarations tell of each service. */
export const sdkPackages = {
  athena: '@aws-sdk/client-athena',
  'emr-serverless': '@aws-sdk/client-emr-serverless',
  glue: '@aws-sdk/client-glue',
  lambda: '@aws-sdk/client-lambda',
  logs: '@aws-sdk/client-cloudwatch-logs',
  s3: '@aws-sdk/client-s3',
  sagemaker: '@aws-sdk/client-sagemaker',
  scheduler: '@aws-sdk/client-scheduler',
  sqs: '@aws-sdk/client-sqs',
  stepfunctions: '@aws-sdk/client-sfn',
  sts: '@aws-sdk/client-sts',
} as const satisfies Record<Service, string>;
