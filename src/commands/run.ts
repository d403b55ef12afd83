import { ways } from '../base/way.ts';
import type { JobDefinition } from '../define/definition.ts';
import { parseParams } from '../define/parse-params.ts';
import { launch } from '../runs/launch.ts';
import { preparePlan } from '../runs/prepare/prepare-plan.ts';
import type { Host, Input, Outcome, Run } from './command.ts';
import { followToEnd } from './run/follow-to-end.ts';
import { paramsOf } from './run/input-params.ts';
import { isDetached } from './run/is-detached.ts';
import { checkNotify, notifyEnd } from './run/notify-end.ts';
import { rememberRuns } from './complete/names.ts';
import { choiceOf, textOf, wordOf } from './read-input.ts';
import { readTarget } from './run/target.ts';
import { atWorkbench, type Workbench } from './workbench.ts';

/** `mlx run TARGET`: plans a job or a flow, sends it, and follows it unless `--detach` says otherwise. */
export const run: Run = (input, host) =>
  atWorkbench(input, host, async (bench) => {
    checkNotify(input);
    const wanted = { way: choiceOf(input, 'as', ways), only: textOf(input, 'only') };
    const target = await readTarget(bench.project, wordOf(input, 'TARGET'), wanted);
    switch (target.kind) {
      case 'job':
        return runJob(target.job, input, bench, host);
      case 'flow': {
        // A job doesn't wait for all that flows need.
        const { runFlow } = await import('./run/run-flow.ts');
        return runFlow(target.flow, input, bench, host);
      }
    }
  });

async function runJob(job: JobDefinition, input: Input, { project, aws }: Workbench, host: Host): Promise<Outcome> {
  const plan = await preparePlan(job, parseParams(job, paramsOf(input)), aws, project, host.notify);
  const launched = await launch(plan, aws, host.notify);
  await rememberRuns(project.root, [launched.name]);
  if (isDetached(input)) return { value: { kind: 'launched', run: launched }, exit: 0 };
  return notifyEnd(input, host, await followToEnd(launched, { project, aws }, host));
}
