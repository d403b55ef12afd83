import { ways } from '../base/way.ts';
import { MlxError } from '../base/errors.ts';
import { paramsOfFlow } from '../define/flow/params-of-flow.ts';
import { prepareFlow } from '../runs/flows/prepare/prepare-flow.ts';
import { scheduleFlow } from '../runs/flows/deploy/schedule.ts';
import { deployFlow } from '../runs/flows/start/start-flow.ts';
import type { Run } from './command.ts';
import { paramsOf } from './run/input-params.ts';
import { choiceOf, isOn, textOf, wordOf } from './read-input.ts';
import { readTarget } from './run/target.ts';
import { atWorkbench } from './workbench.ts';

/** `mlx deploy FLOW`: creates or updates the pipeline or state machine of a flow, without starting it. */
export const run: Run = (input, host) =>
  atWorkbench(input, host, async ({ project, aws }) => {
    const way = choiceOf(input, 'as', ways);
    const target = await readTarget(project, wordOf(input, 'FLOW'), { way: way ?? 'pipeline' });
    if (target.kind === 'job' || way === undefined || way === 'job') {
      const rule = 'pipeline or states; direct jobs have nothing to deploy';
      throw new MlxError('FLAG_VALUE_WRONG', { flag: '--as', value: way ?? '', rule });
    }
    const params = paramsOfFlow(target.flow, paramsOf(input));
    const plan = await prepareFlow(target.flow, { way, params }, aws, project, host.notify);
    const deployed = await deployFlow(plan, aws, host.notify, { overwrite: isOn(input, 'overwrite') });
    const expression = textOf(input, 'schedule');
    const schedule = expression === undefined ? undefined : await scheduleFlow(plan, deployed, expression, aws);
    return { value: { kind: 'deployed', deployed, ...(schedule && { schedule }) }, exit: 0 };
  });
