import type { Service } from '../../../limits/operations.ts';
import type { ErrorNames } from './call.ts';

/** The services of `aws-sdk:` tasks, by their names there. */
export const sdkServices: Readonly<Record<string, { service: Service; names: ErrorNames }>> = {
  athena: named('athena', 'Athena'),
  cloudwatchlogs: named('logs', 'CloudWatchLogs'),
  emrserverless: named('emr-serverless', 'EmrServerless'),
  glue: named('glue', 'Glue'),
  lambda: named('lambda', 'Lambda'),
  sagemaker: named('sagemaker', 'SageMaker'),
  sfn: named('stepfunctions', 'Sfn'),
  sqs: named('sqs', 'Sqs'),
};

/** `describeTrainingJob` to `DescribeTrainingJob`. */
export function operationName(action: string): string {
  return action.charAt(0).toUpperCase() + action.slice(1);
}

function named(service: Service, prefix: string): { service: Service; names: ErrorNames } {
  return { service, names: { prefix, general: `${prefix}Exception`, service: prefix } };
}
