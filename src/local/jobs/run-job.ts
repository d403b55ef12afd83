import { setTimeout as sleep } from 'node:timers/promises';
import { codeOf, messageOf } from '../../base/thrown.ts';
import { hostPath } from './container-path.ts';
import { JobFault } from './job-fault.ts';
import { jobFolder } from './job-folder.ts';
import { end, enter, type Ending } from './job-status.ts';
import { outcomeOf } from './outcome.ts';
import { prepareFolder } from './prepare-folder.ts';
import { runScript } from './run-script.ts';
import { uploadOutput, type Sent } from './upload-output.ts';
import { readOrder } from './read-order.ts';
import type { StoredJob } from './job-table.ts';
import type { Change, Workshop } from './workshop.ts';

/** Takes one job from its request to its end, which is written whatever happens. `stop` asks it to end early. */
export async function runJob(job: StoredJob, change: Change, stop: AbortSignal, workshop: Workshop): Promise<void> {
  const ending = await work(job, change, stop, workshop).catch(endingOfFault);
  await persistently(() => change((present) => end(present, ending, workshop.now())));
}

async function work(job: StoredJob, change: Change, stop: AbortSignal, workshop: Workshop): Promise<Ending> {
  const { objects, now } = workshop;
  if (stop.aborted) return { status: 'Stopped' };
  change((present) => ({ ...present, phase: 'working' }));
  const order = readOrder(job);
  const folder = jobFolder(workshop.home, job.kind, job.name);
  change((present) => enter(present, 'Downloading', now(), 'Downloading input data'));
  await prepareFolder(order, folder, objects);
  if (stop.aborted) return { status: 'Stopped' };
  const sent: Sent = new Map();
  const exit = await runScript({ job, order, folder, sent }, change, stop, workshop);
  const ending = await outcomeOf(job.kind, exit, hostPath(folder, order.messageFile));
  change((present) => enter(present, 'Uploading', now(), 'Uploading generated training model'));
  const scratch = `${folder}.tar.gz`;
  for (const output of order.outputs.filter(({ after }) => after.includes(ending.status))) {
    await uploadOutput(output, hostPath(folder, output.folder), { objects, sent, scratch });
  }
  return ending.status === 'Failed' ? ending : { ...ending, artifact: order.artifact };
}

function endingOfFault(error: unknown): Ending {
  if (error instanceof JobFault) return { status: 'Failed', failureReason: error.message };
  const code = codeOf(error);
  const isFull = code === 'ENOSPC' || code === 'EDQUOT';
  const kind = isFull
    ? 'ClientError: The disk is full.'
    : 'InternalServerError: The embedded AWS broke while it ran the job.';
  return { status: 'Failed', failureReason: `${kind} ${messageOf(error)}` };
}

/** A job's end is written sooner or later, even where the disk is full or the state is locked for long. */
async function persistently(write: () => void): Promise<void> {
  for (;;) {
    try {
      write();
      return;
    } catch (error) {
      process.stderr.write(`${String(error)}\n`);
      await sleep(1000);
    }
  }
}
