import { findJob } from '../define/find-job.ts';
import { parseParams } from '../define/parse-params.ts';
import { readJob } from '../define/read-job.ts';
import { preparePlan } from '../runs/prepare/prepare-plan.ts';
import type { Run } from './command.ts';
import { paramsOf } from './input-params.ts';
import { wordOf } from './read-input.ts';
import { atWorkbench } from './workbench.ts';

/** `mlx plan JOB`: what running the job would send. Sends nothing of it. */
export const run: Run = (input, host) =>
  atWorkbench(input, host, async ({ project, aws }) => {
    const job = await readJob(await findJob(project, wordOf(input, 'JOB')), project);
    const plan = await preparePlan(job, parseParams(job, paramsOf(input)), aws, project, host.notify);
    return { value: { kind: 'plan', plan }, exit: 0 };
  });
