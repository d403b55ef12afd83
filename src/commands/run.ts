import { findJob } from '../define/find-job.ts';
import { parseParams } from '../define/parse-params.ts';
import { readJob } from '../define/read-job.ts';
import { launch } from '../runs/launch.ts';
import { preparePlan } from '../runs/prepare/prepare-plan.ts';
import type { Run } from './command.ts';
import { followToEnd } from './follow-to-end.ts';
import { paramsOf } from './input-params.ts';
import { rememberRuns } from './names.ts';
import { wordOf, isOn } from './read-input.ts';
import { atWorkbench } from './workbench.ts';

/** `mlx run JOB`: plans the job, sends it, and follows it unless `--detach` says otherwise. */
export const run: Run = (input, host) =>
  atWorkbench(input, host, async ({ project, aws }) => {
    const job = await readJob(await findJob(project, wordOf(input, 'JOB')), project);
    const params = parseParams(job, paramsOf(input));
    const plan = await preparePlan(job, params, aws, project, host.notify);
    const launched = await launch(plan, aws, host.notify);
    await rememberRuns(project.root, [launched.name]);
    if (isOn(input, 'detach') || input.flags['follow'] === false) {
      return { value: { kind: 'launched', run: launched }, exit: 0 };
    }
    return followToEnd(launched, { project, aws }, host);
  });
