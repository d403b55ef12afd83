import { ListTagsCommand } from '@aws-sdk/client-sagemaker';
import type { Aws } from '../aws/aws.ts';
import { MlxError } from '../base/errors.ts';
import type { JobKind } from '../base/job-kind.ts';
import { asFolder } from '../base/s3-place.ts';
import { describeJob, type ServiceJob } from './read/describe-job.ts';
import { readManifest } from './read/manifest.ts';
import { processingRun } from './read/processing-run.ts';
import { trainingRun } from './read/training-run.ts';
import type { Run } from './run.ts';

/** The run with all that is known of it; undefined where there is none of this kind and name. */
export async function describeRun(aws: Aws, kind: JobKind, name: string): Promise<Run | undefined> {
  const found = await describeJob(aws, kind, name);
  return found && readRun(aws, found);
}

/** The same; throws `RUN_UNKNOWN` where there is none. */
export async function needRun(aws: Aws, kind: JobKind, name: string): Promise<Run> {
  const run = await describeRun(aws, kind, name);
  if (!run) throw new MlxError('RUN_UNKNOWN', { name, near: [] });
  return run;
}

async function readRun(aws: Aws, found: ServiceJob): Promise<Run> {
  const [tags, manifest] = await Promise.all([readTags(aws, arnOf(found)), readManifest(aws, codeOf(found))]);
  const about = { tags, manifest };
  return found.kind === 'processing' ? processingRun(found.job, about) : trainingRun(found.job, about);
}

async function readTags(aws: Aws, arn: string): Promise<Record<string, string>> {
  const sagemaker = await aws.sagemaker();
  const { Tags: tags = [] } = await sagemaker.send(new ListTagsCommand({ ResourceArn: arn, MaxResults: 100 }));
  return Object.fromEntries(tags.map(({ Key = '', Value = '' }) => [Key, Value]));
}

function arnOf(found: ServiceJob): string {
  return (found.kind === 'processing' ? found.job.ProcessingJobArn : found.job.TrainingJobArn) ?? '';
}

function codeOf(found: ServiceJob): string | undefined {
  const uri =
    found.kind === 'processing'
      ? found.job.ProcessingInputs?.find(({ InputName }) => InputName === 'code')?.S3Input?.S3Uri
      : found.job.InputDataConfig?.find(({ ChannelName }) => ChannelName === 'code')?.DataSource?.S3DataSource?.S3Uri;
  return uri && asFolder(uri);
}
