import { type Way, ways } from '../base/way.ts';
import { MlxError } from '../base/errors.ts';
import type { FlowDefinition } from '../define/flow/flow-definition.ts';
import { paramsOfFlow } from '../define/flow/params-of-flow.ts';
import { parseParams } from '../define/parse-params.ts';
import { compareWays } from '../plan/flow/compare-ways.ts';
import { sentOf } from '../plan/flow/sent.ts';
import { plannedLineage } from '../runs/flows/lineage/planned-lineage.ts';
import { prepareOnly } from '../runs/flows/again/only.ts';
import { prepareFlow } from '../runs/flows/prepare/prepare-flow.ts';
import { preparePlan } from '../runs/prepare/prepare-plan.ts';
import type { Host, Input, Outcome, Run } from './command.ts';
import { paramsOf } from './run/input-params.ts';
import { choiceOf, isOn, textOf, wordOf } from './read-input.ts';
import { readTarget } from './run/target.ts';
import { atWorkbench, type Workbench } from './workbench.ts';

/** `mlx plan TARGET`: what running a job or a flow would send. Sends nothing of it. */
export const run: Run = (input, host) =>
  atWorkbench(input, host, async (bench) => {
    const wantsWays = textOf(input, 'diff') !== undefined || isOn(input, 'policy');
    const way = choiceOf(input, 'as', ways) ?? (wantsWays ? 'states' : undefined);
    const target = await readTarget(bench.project, wordOf(input, 'TARGET'), { way, only: textOf(input, 'only') });
    if (target.kind === 'flow') return planOfFlow(target.flow, way ?? 'job', input, bench, host);
    const { project, aws } = bench;
    const plan = await preparePlan(target.job, parseParams(target.job, paramsOf(input)), aws, project, host.notify);
    return { value: { kind: 'plan', plan }, exit: 0 };
  });

async function planOfFlow(
  flow: FlowDefinition,
  way: Way,
  input: Input,
  bench: Workbench,
  host: Host,
): Promise<Outcome> {
  const params = paramsOfFlow(flow, paramsOf(input));
  const only = textOf(input, 'only');
  const prepare = async (as: Way) => {
    const options = { way: as, params };
    if (only === undefined) return prepareFlow(flow, options, bench.aws, bench.project, host.notify);
    return (await prepareOnly(flow, only, options, bench.aws, bench.project, host.notify)).plan;
  };
  const diff = textOf(input, 'diff');
  if (diff !== undefined) {
    const plans = await Promise.all(waysIn(diff).map(prepare));
    return { value: { kind: 'ways', comparison: compareWays(plans) }, exit: 0 };
  }
  const plan = await prepare(way);
  if (isOn(input, 'policy')) return { value: { kind: 'data', data: policyOf(plan) }, exit: 0 };
  return { value: { kind: 'flow plan', plan, recorded: plannedLineage(plan), sent: sentOf(plan) }, exit: 0 };
}

function waysIn(text: string): Way[] {
  const wanted = text.split(',').map((word) => word.trim());
  const known = wanted.map((word) => ways.find((way) => way === word));
  if (known.length > 1 && known.every((way) => way !== undefined)) return known;
  const rule = `two or more of ${ways.join(', ')}, such as pipeline,states`;
  throw new MlxError('FLAG_VALUE_WRONG', { flag: '--diff', value: text, rule });
}

function policyOf({ compiled }: Awaited<ReturnType<typeof prepareFlow>>): object {
  if (compiled.way === 'states') return compiled.policy;
  const rule = 'only a state machine has a policy of its own: --as states';
  throw new MlxError('FLAG_VALUE_WRONG', { flag: '--policy', value: compiled.way, rule });
}
