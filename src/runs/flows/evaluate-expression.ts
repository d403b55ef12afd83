import type { Aws } from '../../aws/aws.ts';
import { isCondition } from '../../define/expression/condition.ts';
import { evaluate, holds, type Lookup } from '../../define/expression/evaluate.ts';
import type { Condition, FlowValue } from '../../define/expression/node.ts';
import { readTyped } from '../../define/expression/read-typed.ts';
import { tableLookup, type SampleTable } from '../../define/expression/table-lookup.ts';
import { MlxError } from '../../base/errors.ts';
import { findFlows } from '../../define/flow/find-flows.ts';
import type { FlowDefinition, FlowLiteral } from '../../define/flow/flow-definition.ts';
import { readFlow } from '../../define/flow/read-flow.ts';
import { sampleLookup } from '../../define/flow/sample-lookup.ts';
import type { Project } from '../../define/project.ts';
import type { FlowRun } from './flow-run.ts';
import { needFlowRun, type FlowRunRef } from './read/describe-flow-run.ts';
import { findFlowRun } from './read/find-flow-run.ts';
import { valuesOfRun } from './values-of-run.ts';

/** The project whose flows and runs are known, and where its runs are. */
interface Bench {
  aws: Aws;
  project: Project;
}

/** A made-up table of values, or a run by its name or as an object. */
export type EvaluatedIn = SampleTable | string | FlowRunRef;

/**
 * What an expression, a text with expressions or a condition stands for: in a run, by a made-up table, or, with neither, by
 * example values of the project's flows. Throws EXPRESSION_UNKNOWN, EXPRESSION_TYPES, FLOW_RUN_UNKNOWN, and what else finding the run throws.
 */
export async function evaluateExpression(
  given: unknown,
  within: EvaluatedIn | undefined,
  bench: Bench,
): Promise<FlowLiteral> {
  const typed = readTyped(given);
  return valueOf(typed, await lookupIn(within, typed, bench));
}

function valueOf(typed: FlowValue | Condition, lookup: Lookup): FlowLiteral {
  return isCondition(typed) ? holds(typed, lookup) : evaluate(typed, lookup);
}

async function lookupIn(within: EvaluatedIn | undefined, data: unknown, bench: Bench): Promise<Lookup> {
  const { aws } = bench;
  if (within === undefined) return exampleLookup(await flowsOf(bench));
  if (typeof within === 'object' && !isRun(within)) return tableLookup(within);
  const run = typeof within === 'string' ? await namedRun(within, bench) : await needFlowRun(aws, within);
  const flows = await flowsOf(bench);
  return valuesOfRun(
    run,
    data,
    aws,
    flows.find(({ name }) => name === run.flow),
  );
}

function isRun(within: SampleTable | FlowRunRef): within is FlowRunRef {
  return typeof within['arn'] === 'string' && typeof within['way'] === 'string';
}

/** That a run is unknown says here only that it is none of a flow. */
async function namedRun(name: string, { aws, project }: Bench): Promise<FlowRun> {
  try {
    return await findFlowRun(aws, name, project);
  } catch (error) {
    if (!(error instanceof MlxError) || error.code !== 'RUN_UNKNOWN') throw error;
    throw new MlxError('FLOW_RUN_UNKNOWN', { name, near: (error as MlxError<'RUN_UNKNOWN'>).details.near });
  }
}

/** The first of the flows that knows an expression says what it may look like. */
function exampleLookup(flows: readonly FlowDefinition[]): Lookup {
  const lookups = [...flows, { name: 'delays', params: {}, steps: [] }].map((flow) => sampleLookup(flow));
  return (node) => lookups.map((lookup) => lookup(node)).find((value) => value !== undefined);
}

/** Flows with faults are left out: their page says what is wrong with them. */
async function flowsOf({ project }: Bench): Promise<FlowDefinition[]> {
  const files = await findFlows(project);
  const read = await Promise.all(files.map((file) => readFlow(file, project).catch(() => undefined)));
  return read.filter((flow) => flow !== undefined);
}
