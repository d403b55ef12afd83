import { CreateModelPackageGroupCommand, DescribeModelPackageGroupCommand } from '@aws-sdk/client-sagemaker';
import { CreateQueueCommand } from '@aws-sdk/client-sqs';
import { awsRefusal } from '../../../aws/aws-refusal.ts';
import type { Aws } from '../../../aws/aws.ts';
import { ensureBucket } from '../../../aws/bucket.ts';
import { bytesInWords } from '../../../base/bytes.ts';
import type { ReadyFlow } from '../deploy/deployed.ts';
import type { FlowProgress } from '../follow/flow-progress.ts';
import { sendUploads } from '../../send-uploads.ts';

/**
 * Makes what a flow needs before anything of it starts: its buckets, the queue of approvals, the groups of the models that it
 * registers, and its uploads. `arrived` is told of each thing that is there then and was not before.
 */
export async function sendNeeds(
  plan: ReadyFlow,
  aws: Aws,
  notify: (progress: FlowProgress) => void,
  arrived: (what: string) => void,
): Promise<void> {
  const made = (what: string) => {
    arrived(what);
    notify({ kind: 'note', text: `made ${what}` });
  };
  const buckets = new Set([plan.bucket, ...plan.needs.buckets]);
  const others = [
    ...[...buckets].map(async (bucket) => {
      if (await ensureBucket(aws, bucket)) made(`the bucket ${bucket}`);
    }),
    ...plan.needs.groups.map(async (group) => {
      if (await ensureGroup(aws, group, plan.project)) made(`the model package group ${group}`);
    }),
    ...(plan.needs.queue === undefined ? [] : [ensureQueue(aws, plan.needs.queue)]),
  ];
  await settled(others);
  const bytes = plan.uploads.reduce((sum, upload) => sum + upload.bytes, 0);
  const files = `${plan.uploads.length} ${plan.uploads.length === 1 ? 'file' : 'files'}`;
  notify({ kind: 'stage', text: `sending ${files} (${bytesInWords(bytes)})` });
  await sendUploads(aws, plan.uploads, ({ to }, measure) => {
    arrived(to);
    notify({ kind: 'measure', measure });
  });
}

/** All of them come to their end before an error is told, so that what is said to have arrived is true. */
async function settled(work: readonly Promise<void>[]): Promise<void> {
  const failed = (await Promise.allSettled(work)).find((one) => one.status === 'rejected');
  if (failed) throw failed.reason;
}

async function ensureGroup(aws: Aws, ModelPackageGroupName: string, project: string): Promise<boolean> {
  const sagemaker = await aws.sagemaker();
  try {
    await sagemaker.send(new DescribeModelPackageGroupCommand({ ModelPackageGroupName }));
    return false;
  } catch (error) {
    if (!/does not exist|not found/i.test(awsRefusal(error)?.message ?? '')) throw error;
  }
  const Tags = [{ Key: 'mlx:project', Value: project }];
  await sagemaker.send(new CreateModelPackageGroupCommand({ ModelPackageGroupName, Tags }));
  return true;
}

/** Making a queue that is there already does nothing. */
async function ensureQueue(aws: Aws, url: string): Promise<void> {
  const sqs = await aws.sqs();
  await sqs.send(new CreateQueueCommand({ QueueName: url.split('/').at(-1) }));
}
