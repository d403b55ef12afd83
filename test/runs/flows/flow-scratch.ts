import type { Way } from '../../../src/base/way.ts';
import type { ParamValue } from '../../../src/define/definition.ts';
import { findFlow } from '../../../src/define/flow/find-flows.ts';
import type { FlowDefinition } from '../../../src/define/flow/flow-definition.ts';
import { readFlow } from '../../../src/define/flow/read-flow.ts';
import type { ReadyFlow } from '../../../src/runs/flows/deploy/deployed.ts';
import type { FlowRun } from '../../../src/runs/flows/flow-run.ts';
import type { FlowProgress } from '../../../src/runs/flows/follow/flow-progress.ts';
import { followFlow } from '../../../src/runs/flows/follow/follow-flow.ts';
import { prepareFlow } from '../../../src/runs/flows/prepare/prepare-flow.ts';
import { needFlowRun } from '../../../src/runs/flows/read/describe-flow-run.ts';
import { startFlow } from '../../../src/runs/flows/start/start-flow.ts';
import { scratch, type Scratch } from '../../fakes/scratch.ts';

type Params = Readonly<Record<string, ParamValue>>;

/** A project in a temporary folder with flows, and an embedded AWS of its own. */
export interface FlowScratch extends Scratch {
  flow: (name: string) => Promise<FlowDefinition>;
  prepare: (flow: string, way: Way, params?: Params) => Promise<ReadyFlow>;
  start: (flow: string, way: Way, params?: Params) => Promise<FlowRun>;
  /** Follows a run to its end. Answers it as it is then, with what was told. */
  follow: (run: FlowRun, during?: (told: FlowProgress) => Promise<void> | void) => Promise<Followed>;
  /** Starts a flow and follows it to its end. */
  runFlow: (flow: string, way: Way, params?: Params) => Promise<Followed>;
}

export interface Followed {
  run: FlowRun;
  told: FlowProgress[];
  /** `step: text` of each line. */
  lines: string[];
}

export async function flowScratch(files: Readonly<Record<string, string>>): Promise<FlowScratch> {
  const project = await scratch(files);
  const { aws } = project;
  const flow: FlowScratch['flow'] = async (name) => readFlow(await findFlow(project.project, name), project.project);
  const prepare: FlowScratch['prepare'] = async (name, way, params = {}) =>
    prepareFlow(await flow(name), { way, params }, aws, project.project);
  const start: FlowScratch['start'] = async (name, way, params) =>
    startFlow(await prepare(name, way, params), aws, () => undefined);
  const follow: FlowScratch['follow'] = async (run, during = () => undefined) => {
    const told: FlowProgress[] = [];
    for await (const progress of followFlow(run, aws, new AbortController().signal)) {
      told.push(progress);
      await during(progress);
    }
    const lines = told.flatMap((one) => (one.kind === 'log' ? [`${one.step}: ${one.line.text}`] : []));
    return { run: await needFlowRun(aws, run), told, lines };
  };
  return {
    ...project,
    flow,
    prepare,
    start,
    follow,
    runFlow: async (name, way, params) => follow(await start(name, way, params)),
  };
}

/** Each step's status, by its name. */
export function statusesOf({ steps }: FlowRun): Record<string, string> {
  return Object.fromEntries(steps.map(({ name, status }) => [name, status]));
}
