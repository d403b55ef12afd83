import type { AthenaClient } from '@aws-sdk/client-athena';
import type { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import type { EMRServerlessClient } from '@aws-sdk/client-emr-serverless';
import type { GlueClient } from '@aws-sdk/client-glue';
import type { LambdaClient } from '@aws-sdk/client-lambda';
import type { S3Client } from '@aws-sdk/client-s3';
import type { SageMakerClient } from '@aws-sdk/client-sagemaker';
import type { SchedulerClient } from '@aws-sdk/client-scheduler';
import type { SFNClient } from '@aws-sdk/client-sfn';
import type { SQSClient } from '@aws-sdk/client-sqs';
import type { STSClient } from '@aws-sdk/client-sts';
import type { Env } from '../base/env.ts';
import type { JobKind } from '../base/job-kind.ts';
import type { JobRoom } from '../local/jobs/job-room.ts';

/**
 * One account and region to work with. What is behind it, AWS or the embedded one, was decided by `openAws` and is asked
 * nowhere else. Each client is loaded and made when it is first wanted; what a client throws is an `MlxError` whose
 * `cause` is the service's own error.
 */
export interface Aws {
  /** What `--on` named: `local`, or an AWS profile. */
  where: string;
  region: string;
  /** True where mlx.toml names its profile as production. */
  isProduction: boolean;
  /** True where only calls that read are sent; others fail with READ_ONLY_CALL. May become true at any time. */
  isReadOnly(): boolean;
  /** The variables that it was opened with. */
  env: Env;
  /** Who is calling; asked of STS once. */
  identity(): Promise<Caller>;
  sagemaker(): Promise<SageMakerClient>;
  logs(): Promise<CloudWatchLogsClient>;
  /** The same, but it makes each call once and gives up one that is silent: its caller decides what is tried again, and when. */
  logsReader(): Promise<CloudWatchLogsClient>;
  athena(): Promise<AthenaClient>;
  s3(): Promise<S3Client>;
  sfn(): Promise<SFNClient>;
  sqs(): Promise<SQSClient>;
  lambda(): Promise<LambdaClient>;
  glue(): Promise<GlueClient>;
  emrServerless(): Promise<EMRServerlessClient>;
  scheduler(): Promise<SchedulerClient>;
  sts(): Promise<STSClient>;
  /** Where a job was at work, and with what; undefined where there is no such job, absent where jobs are at work elsewhere. */
  jobRoom?(kind: JobKind, name: string): Promise<JobRoom | undefined>;
  /** Closes all that was opened; the clients can't be used afterwards. */
  close(): Promise<void>;
}

/** The caller as STS tells it. */
export interface Caller {
  /** 12 digits. */
  account: string;
  arn: string;
  /** `aws`, `aws-cn` or `aws-us-gov`. */
  partition: string;
}
