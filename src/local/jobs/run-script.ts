import { withHostPaths } from './container-path.ts';
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
import type { Change, PreparedJob, Workshop } from './workshop.ts';

/** Runs the job's command to its end, with its log, its metrics, its time limit and its continuous outputs. */
export async function runScript(
  prepared: PreparedJob,
  change: Change,
  stop: AbortSignal,
  workshop: Workshop,
): Promise<Exit> {
  const { job, order } = prepared;
  const { now } = workshop;
  const command = commandOf(prepared, await workshop.namespaces(), workshop);
  const metrics = lastMetrics(order.metrics);
  const log = openJobLog(
    workshop.logs,
    { kind: job.kind, name: job.name, now },
    {
      seen: (lines, at) => {
        if (metrics.search(lines, at)) change((present) => ({ ...present, finalMetrics: metrics.found() }));
      },
      broke: () => container.kill(),
    },
  );
  const container = startJobProcess(command, log.write);
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
    log.end();
    return { code, ...watch.verdict() };
  } finally {
    watch.close();
    await sending.close();
  }
}

function commandOf({ job, order, folder }: PreparedJob, namespaces: Namespaces, workshop: Workshop): JobCommand {
  return {
    command: namespaces ? order.command : order.command.map((word) => withHostPaths(word, folder)),
    folder,
    env: jobEnvironment({
      lent: job.lent,
      requested: order.environment,
      identity: workshop.identity,
      mark: job.mark,
      environments: environmentsFolder(workshop.home),
      optMl: namespaces ? undefined : folder,
    }),
    mark: job.mark,
    namespaces,
  };
}
