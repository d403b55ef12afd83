import type { Aws } from '../../../aws/aws.ts';
import type { Service } from '../../../limits/operations.ts';

/** The services of `aws` in a line: what each is called there, and in the service models. */
export const awsServices = {
  sagemaker: 'sagemaker',
  logs: 'logs',
  athena: 'athena',
  s3: 's3',
  sfn: 'stepfunctions',
  sqs: 'sqs',
  lambda: 'lambda',
  glue: 'glue',
  emrServerless: 'emr-serverless',
  scheduler: 'scheduler',
  sts: 'sts',
} as const satisfies Readonly<Partial<Record<keyof Aws, Service>>>;

export type AwsService = keyof typeof awsServices;

/** As a method is called: `ListTrainingJobs` is `listTrainingJobs`. */
export function methodOf(operation: string): string {
  return operation.charAt(0).toLowerCase() + operation.slice(1);
}
