import { openAws } from '../aws/open-aws.ts';
import { findFlowRun } from '../runs/flows/read/find-flow-run.ts';
import { spinStep } from '../runs/flows/again/spin.ts';
import type { Run } from './command.ts';
import type { Aws } from '../aws/aws.ts';
import type { JobDefinition } from '../define/definition.ts';
import { findJob } from '../define/find-job.ts';
import type { Project } from '../define/project.ts';
import { readJob } from '../define/read-job.ts';
import { needRun } from '../runs/describe-run.ts';
import type { FlowRun } from '../runs/flows/flow-run.ts';
import { followToEnd } from './run/follow-to-end.ts';
import { paramsOf } from './run/input-params.ts';
import { rememberRuns } from './complete/names.ts';
import { numberOf, textOf, wordOf } from './read-input.ts';
import { atWorkbench } from './workbench.ts';

const mebibyte = 1024 * 1024;

/** `mlx spin STEP --from RUN`: runs one step here, on the inputs of an earlier run. */
export const run: Run = (input, host) =>
  atWorkbench(input, host, async ({ aws: there, project }) => {
    const { env, onCall, isReadOnly } = host;
    const from = await findFlowRun(there, textOf(input, 'from') ?? 'last', project);
    const step = wordOf(input, 'STEP');
    const here = there.where === 'local' ? there : await openAws({ on: 'local', project, env, onCall, isReadOnly });
    try {
      const limit = numberOf(input, 'sample') * mebibyte;
      const job = await jobOfStep(step, from, there, project);
      const spun = await spinStep(step, job, {
        from,
        there,
        here,
        project,
        params: paramsOf(input),
        limit,
        notify: host.notify,
      });
      await rememberRuns(project.root, [spun.name]);
      return await followToEnd(spun, { project, aws: here }, host);
    } finally {
      if (here !== there) await here.close();
    }
  });

/** The job as its script stands now, whichever name the step has; a step without one is told of by `spinStep`. */
async function jobOfStep(name: string, from: FlowRun, there: Aws, project: Project): Promise<JobDefinition> {
  const job = from.steps.find((one) => one.name === name)?.job;
  const known =
    job?.kind === 'processing' || job?.kind === 'training' ? await needRun(there, job.kind, job.name) : undefined;
  return readJob(await findJob(project, known?.job ?? name), project);
}
