import { withHostPaths } from './container-path.ts';
import { writeDataLog } from './data-log.ts';
import { environmentsFolder } from './environments-folder.ts';
import { jobEnvironment } from './job-environment.ts';
import { openJobLog } from './job-log.ts';
import { startJobProcess, type JobCommand } from './job-process.ts';
import { enter } from './job-status.ts';
import { lastMetrics } from './last-metrics.ts';
import { sendMeanwhile } from './send-meanwhile.ts';
import { watchOver } from './watch-over.ts';
import type { Namespaces } from './namespaces.ts';
import type { Exit } from './outcome.ts';
import { together } from './together.ts';
import type { Change, PreparedHost, PreparedJob, Workshop } from './workshop.ts';

/** Runs the job's command on each of its hosts to the end, with their logs, metrics, time limit and continuous outputs. */
export async function runScript(
  prepared: PreparedJob,
  change: Change,
  stop: AbortSignal,
  workshop: Workshop,
): Promise<Exit> {
  const { job, order, hosts } = prepared;
  const { now } = workshop;
  const namespaces = await workshop.namespaces();
  const metrics = lastMetrics(order.metrics);
  const seen = (lines: readonly string[], at: number): void => {
    if (metrics.search(lines, at)) change((present) => ({ ...present, finalMetrics: metrics.found() }));
  };
  const logs = hosts.map(({ name: host }) =>
    openJobLog(workshop.logs, { kind: job.kind, name: job.name, host, now }, { seen, broke: () => container.kill() }),
  );
  if (job.kind === 'transform') for (const { name } of hosts) writeDataLog(workshop.logs, job, name, now());
  const processes = hosts.map((host, index) =>
    startJobProcess(commandOf(prepared, host, namespaces, workshop), (chunk) => logs[index]?.write(chunk)),
  );
  const container = together(processes, workshop.grace);
  change((present) => ({
    ...enter(present, 'Training', now(), 'Training image download completed. Training in progress.'),
    started: now(),
  }));
  const watch = watchOver(container, { stop, limit: order.limit, grace: workshop.grace }, () =>
    change((present) => ({ ...enter(present, 'Stopping', now(), 'Stopping the training job'), status: 'Stopping' })),
  );
  const sending = sendMeanwhile(prepared, workshop.objects);
  try {
    const code = await container.ended;
    for (const log of logs) log.end();
    return { code, ...watch.verdict() };
  } finally {
    watch.close();
    await sending.close();
  }
}

function commandOf(
  { job, order }: PreparedJob,
  { name, folder }: PreparedHost,
  namespaces: Namespaces,
  workshop: Workshop,
): JobCommand {
  const mark = `${job.mark}/${name}`;
  return {
    command: namespaces ? order.command : order.command.map((word) => withHostPaths(word, folder)),
    folder,
    env: jobEnvironment({
      lent: job.lent,
      requested: order.environment,
      identity: workshop.identity,
      mark,
      environments: environmentsFolder(workshop.home),
      optMl: namespaces ? undefined : folder,
    }),
    mark,
    namespaces,
  };
}
