import { CreateProcessingJobCommand, CreateTrainingJobCommand } from '@aws-sdk/client-sagemaker';
import { awsRefusal } from '../aws/aws-refusal.ts';
import type { Aws } from '../aws/aws.ts';
import { ensureBucket } from '../aws/bucket.ts';
import { s3Place } from '../base/s3-place.ts';
import { bytesInWords } from '../base/bytes.ts';
import type { Plan, PlannedQuery } from '../plan/plan.ts';
import { needRun } from './describe-run.ts';
import type { Progress } from './progress.ts';
import { renamePlan } from './rename-plan.ts';
import { jobInRunName, runName } from './run-name.ts';
import type { Run } from './run.ts';
import { sendUploads } from './send-uploads.ts';
import { withArrived } from './with-arrived.ts';
import { writeRows } from './write-rows.ts';

/**
 * Sends a plan: its uploads and queries, then the job. Answers the run as the service has it. Where the name was taken, the
 * plan is sent once more under a new one. What had arrived before an error is told in its `still`.
 */
export async function launch(plan: Plan, aws: Aws, notify: (progress: Progress) => void): Promise<Run> {
  try {
    return await sendPlan(plan, aws, notify);
  } catch (error) {
    const refusal = awsRefusal(error);
    if (refusal?.name !== 'ResourceInUse') throw error;
    // The client's own second attempt finds the job that its first has made.
    if (refusal.attempts > 1) return needRun(aws, plan.kind, plan.run);
    const run = runName(jobInRunName(plan.run), new Date());
    notify({ kind: 'note', text: `${plan.run} is taken; the run is called ${run}` });
    return sendPlan(renamePlan(plan, run), aws, notify);
  }
}

async function sendPlan(plan: Plan, aws: Aws, notify: (progress: Progress) => void): Promise<Run> {
  const arrived: string[] = [];
  try {
    await ensureBuckets(plan, aws, notify);
    notify({ kind: 'stage', text: stageOf(plan) });
    // All of them come to their end before an error is told, so that what it says has arrived is true.
    const sent = await Promise.allSettled([
      sendUploads(aws, plan.uploads, ({ to }, measure) => {
        arrived.push(to);
        notify({ kind: 'measure', measure });
      }),
      ...plan.queries.map(async (query) => {
        await writeRows(aws, query, besideInputs(query));
        arrived.push(query.to);
      }),
    ]);
    const failed = sent.find((one) => one.status === 'rejected');
    if (failed) throw failed.reason;
    notify({ kind: 'stage', text: `starting ${plan.run}` });
    await create(plan, aws);
  } catch (error) {
    throw withArrived(error, arrived, 'No job was started.');
  }
  return needRun(aws, plan.kind, plan.run);
}

/** A bucket that is missing would end the job only when it is done. */
async function ensureBuckets(plan: Plan, aws: Aws, notify: (progress: Progress) => void): Promise<void> {
  const outputs = Object.values(plan.job.outputs).flatMap((output) => (output.kind === 's3' ? [output.uri] : []));
  const places = [...plan.uploads.slice(0, 1).map(({ to }) => to), ...outputs];
  const buckets = new Set(places.flatMap((uri) => s3Place(uri)?.bucket ?? []));
  await Promise.all(
    [...buckets].map(async (bucket) => {
      if (await ensureBucket(aws, bucket)) notify({ kind: 'note', text: `made the bucket ${bucket}` });
    }),
  );
}

/** Athena's own files of a query, beside the inputs of the run. */
function besideInputs({ to }: PlannedQuery): string {
  return to.replace(/input\/[^/]+\/$/, 'athena/');
}

async function create({ request }: Plan, aws: Aws): Promise<void> {
  const sagemaker = await aws.sagemaker();
  switch (request.operation) {
    case 'CreateProcessingJob':
      await sagemaker.send(new CreateProcessingJobCommand(request.input));
      return;
    case 'CreateTrainingJob':
      await sagemaker.send(new CreateTrainingJobCommand(request.input));
  }
}

function stageOf({ uploads, queries }: Plan): string {
  const bytes = uploads.reduce((sum, upload) => sum + upload.bytes, 0);
  const files = `sending ${uploads.length} ${uploads.length === 1 ? 'file' : 'files'} (${bytesInWords(bytes)})`;
  if (queries.length === 0) return files;
  return `${files}, writing the rows of ${queries.length} ${queries.length === 1 ? 'query' : 'queries'}`;
}
