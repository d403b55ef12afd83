import { MlxError } from '../../../base/errors.ts';
import type { Aws } from '../../../aws/aws.ts';
import type { FlowDefinition } from '../../../define/flow/flow-definition.ts';
import { selectNames, selectSteps } from '../../../define/flow/select-steps.ts';
import type { Project } from '../../../define/project.ts';
import { unroll } from '../../../plan/pipeline/unroll.ts';
import type { ReadyFlow } from '../deploy/deployed.ts';
import type { FlowRun } from '../flow-run.ts';
import type { FlowProgress } from '../follow/flow-progress.ts';
import { prepareFlow, type FlowOptions } from '../prepare/prepare-flow.ts';
import { describeFlowRun } from '../read/describe-flow-run.ts';
import { listFlowRuns } from '../read/list-flow-runs.ts';
import type { StartOptions } from '../start/start-flow.ts';

/** A part of a flow, ready to be started. */
export interface Part {
  plan: ReadyFlow;
  start: StartOptions;
  /** Names of the steps that run. */
  selected: readonly string[];
  /** The run that stands in for the other steps, where it is one; else it is each job's newest completed run. */
  source?: FlowRun;
}

/**
 * Prepares only the steps of a flow that a selector selects. A pipeline runs them selectively, with what an earlier execution
 * has of the others; any other way reads the outputs of the others' newest completed runs. Throws FLOW_ONLY_SOURCE where no
 * execution has what the selected steps need, and what selecting and preparing throw.
 */
export async function prepareOnly(
  flow: FlowDefinition,
  selector: string,
  options: FlowOptions,
  aws: Aws,
  project: Project,
  notify: (progress: FlowProgress) => void,
): Promise<Part> {
  if (options.way !== 'pipeline') {
    const part = selectSteps(flow, selector);
    const plan = await prepareFlow(part, options, aws, project, notify);
    // A state machine of a part must not stand where that of the whole does.
    const deployed = `${plan.deployed.slice(0, 75)}-only`;
    return { plan: { ...plan, deployed }, start: {}, selected: part.steps.map(({ name }) => name) };
  }
  const plan = await prepareFlow(flow, options, aws, project, notify);
  const outer = new Set(selectNames(flow, selector));
  const steps = unroll(plan.steps);
  const selected = steps.filter((step) => isWithin(step.name, outer, plan)).map(({ name }) => name);
  const chosen = new Set(selected);
  const needed = steps.filter(({ name }) => chosen.has(name)).flatMap(({ needs }) => needs);
  const others = [...new Set(needed.filter((name) => !chosen.has(name)))];
  if (others.length === 0) {
    return { plan, selected, start: selected.length < steps.length ? { selective: { steps: selected } } : {} };
  }
  const source = await newestWith(others, flow.name, aws, project);
  if (!source) throw new MlxError('FLOW_ONLY_SOURCE', { flow: flow.name, steps: others });
  return { plan, selected, source, start: { selective: { source: source.arn, steps: selected } } };
}

/** Whether a step, which may be one of an unrolled `each`, lies in one of these. */
function isWithin(name: string, outer: ReadonlySet<string>, plan: ReadyFlow): boolean {
  const planned = plan.steps.find((step) => step.name === name || isItemOf(name, step.name, plan));
  if (!planned) return false;
  return outer.has(planned.name) || (planned.inside !== undefined && isWithin(planned.inside.step, outer, plan));
}

function isItemOf(name: string, step: string, { steps }: ReadyFlow): boolean {
  const items = steps.flatMap((one) => (one.step.kind === 'each' ? one.step.items : []));
  return items.some((item) => name === `${step}-${item.name}`);
}

async function newestWith(
  steps: readonly string[],
  flow: string,
  aws: Aws,
  project: Project,
): Promise<FlowRun | undefined> {
  for (const summary of await listFlowRuns(aws, { project, flow, way: 'pipeline', limit: 20 })) {
    const run = await describeFlowRun(aws, summary);
    const has = (name: string) =>
      run?.steps.some((step) => step.name === name && (step.status === 'completed' || step.status === 'reused'));
    if (run && steps.every(has)) return run;
  }
  return undefined;
}
