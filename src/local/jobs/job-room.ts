import type { JobKind } from '../../base/job-kind.ts';
import type { Embedded } from '../embedded.ts';
import { environmentsFolder } from './environments-folder.ts';
import { withHostPaths } from './container-path.ts';
import { jobMark } from './end-stragglers.ts';
import { jobEnvironment } from './job-environment.ts';
import { jobFolder } from './job-folder.ts';
import { readJob } from './job-table.ts';
import { readOrder } from './read-order.ts';

/** Where a job was at work on this machine, and with what. */
export interface JobRoom {
  /** What stands for its /opt/ml. */
  folder: string;
  /** The command of its container. */
  command: readonly string[];
  /** The environment of that command, without the mark by which what a job leaves behind is ended with it. */
  env: Readonly<Record<string, string>>;
}

/** The room of a job's first host; undefined where there is no such job. Throws `JobFault` where it never had one. */
export function jobRoom(
  { state, home, identity }: Pick<Embedded, 'state' | 'home' | 'identity'>,
  kind: JobKind,
  name: string,
): JobRoom | undefined {
  const job = readJob(state, kind, name);
  if (!job) return undefined;
  const { command, environment } = readOrder(job);
  const folder = jobFolder(home, kind, name);
  const { [jobMark]: _, ...env } = jobEnvironment({
    lent: job.lent,
    requested: environment,
    identity,
    mark: job.mark,
    environments: environmentsFolder(home),
    optMl: folder,
  });
  return { folder, command: command.map((word) => withHostPaths(word, folder)), env };
}
