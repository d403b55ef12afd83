import type { Aws } from '../aws/aws.ts';
import { MlxError } from '../base/errors.ts';
import { packageRoot } from '../base/package-root.ts';
import { dirname, join } from 'node:path';
import { type AnyRunSummary, isFlowRun } from './any-run.ts';

/** What starts a program where a run was at work, as if it were the run's script. */
export interface RunRoom {
  folder: string;
  /** The words that start `program` there. */
  words: (program: string) => readonly [string, ...string[]];
  env: Readonly<Record<string, string>>;
}

/**
 * The room of a run on this machine. Throws RUN_ELSEWHERE where its machine was another, RUN_WITHOUT_FOLDER for a run of a flow, whose
 * jobs have one each, and RUN_UNKNOWN.
 */
export async function roomOfRun(aws: Aws, run: AnyRunSummary): Promise<RunRoom> {
  if (isFlowRun(run)) throw new MlxError('RUN_WITHOUT_FOLDER', { run: run.name });
  if (!aws.jobRoom) throw new MlxError('RUN_ELSEWHERE', { run: run.name, where: aws.where });
  const room = await aws.jobRoom(run.kind, run.name);
  if (!room) throw new MlxError('RUN_UNKNOWN', { name: run.name, near: [] });
  const { folder, command, env } = room;
  const at = command.findIndex((word) => word.endsWith('/mlx_bootstrap.py'));
  const bootstrap = command[at];
  // What mlx did not launch has no bootstrap; its request's own environment is all that there is.
  if (bootstrap === undefined) return { folder, words: (program) => [program], env };
  const enter = join(packageRoot(), 'src/python/stand_in/enter_job.py');
  const code = dirname(bootstrap);
  return { folder: code, words: (program) => ['python3', enter, code, program, ...command.slice(at + 1)], env };
}
