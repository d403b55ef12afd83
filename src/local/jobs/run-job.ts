import { rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { codeOf, messageOf } from '../../base/thrown.ts';
import { isFull } from '../state-fault.ts';
import { hostPath } from './container-path.ts';
import { JobFault } from './job-fault.ts';
import { gatherOutput } from './gather-output.ts';
import { hostFolder, jobFolder } from './job-folder.ts';
import { end, enter, type Ending } from './job-status.ts';
import { outcomeOf } from './outcome.ts';
import { prepareFolder } from './prepare-folder.ts';
import { runScript } from './run-script.ts';
import { uploadOutput } from './upload-output.ts';
import { readOrder } from './read-order.ts';
import type { StoredJob } from './job-table.ts';
import type { WorkOrder } from './work-order.ts';
import type { Change, PreparedJob, Workshop } from './workshop.ts';

/** Takes one job from its request to its end, which is written whatever happens. `stop` asks it to end early. */
export async function runJob(job: StoredJob, change: Change, stop: AbortSignal, workshop: Workshop): Promise<void> {
  const ending = await work(job, change, stop, workshop).catch(endingOfFault);
  await persistently(() => change((present) => end(present, ending, workshop.now())));
}

async function work(job: StoredJob, change: Change, stop: AbortSignal, workshop: Workshop): Promise<Ending> {
  const { now } = workshop;
  if (stop.aborted) return { status: 'Stopped' };
  change((present) => ({ ...present, phase: 'working' }));
  const order = readOrder(job);
  const folder = jobFolder(workshop.home, job.kind, job.name);
  change((present) => enter(present, 'Downloading', now(), 'Downloading input data'));
  const hosts = order.hosts.map(({ name }) => ({ name, folder: hostFolder(folder, name) }));
  for (const [index, host] of hosts.entries()) await prepareFolder(order, index, host.folder, workshop, stop);
  if (stop.aborted) return { status: 'Stopped' };
  try {
    return await runAndSend({ job, order, hosts, sent: new Map() }, change, stop, workshop);
  } finally {
    await Promise.all(hosts.map((host) => clearOutputs(order, host.folder)));
  }
}

async function runAndSend(
  prepared: PreparedJob,
  change: Change,
  stop: AbortSignal,
  workshop: Workshop,
): Promise<Ending> {
  const { job, order, hosts, sent } = prepared;
  const exit = await runScript(prepared, change, stop, workshop);
  const ending = await outcomeOf(
    job.kind,
    exit,
    hosts.map(({ folder }) => hostPath(folder, order.messageFile)),
  );
  change((present) => enter(present, 'Uploading', workshop.now(), 'Uploading generated training model'));
  const folders = hosts.map(({ folder }) => folder);
  for (const output of order.outputs.filter(({ after }) => after.includes(ending.status))) {
    await uploadOutput(output, await gatherOutput(output, folders), { objects: workshop.objects, sent });
  }
  return ending.status === 'Failed' ? ending : { ...ending, artifact: order.artifact };
}

/** What was to be kept has been sent; a disk that the job filled is free again before its end is written. */
async function clearOutputs(order: WorkOrder, folder: string): Promise<void> {
  const outputs = order.outputs.map((output) => hostPath(folder, output.folder));
  await Promise.all(outputs.map((output) => rm(output, { recursive: true, force: true }).catch(() => undefined)));
}

function endingOfFault(error: unknown): Ending {
  if (error instanceof JobFault) return { status: 'Failed', failureReason: error.message };
  const code = codeOf(error);
  const kind =
    code === 'ENOSPC' || code === 'EDQUOT' || isFull(error)
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
