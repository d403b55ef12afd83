import type { Aws } from '../../../aws/aws.ts';
import type { FlowDefinition, Step } from '../../../define/flow/flow-definition.ts';
import { allSteps, itemStepName } from '../../../define/flow/walk.ts';
import type { Ref } from '../../../define/ref.ts';
import { describeRun } from '../../describe-run.ts';
import type { FlowRun, StepRun } from '../flow-run.ts';
import { associate, componentOf, ensureArtifact, ensureContext, tableType, tableUri } from './entities.ts';

/** What was added to what the service had recorded. */
export interface Recorded {
  tables: readonly string[];
  /** ARN of the context that stands for the run. */
  context?: string;
  associations: number;
  /** Steps of whose jobs the service keeps nothing yet, so that nothing could be joined to them. */
  missing: readonly string[];
}

/**
 * Adds to lineage what the service doesn't record by itself: the tables that steps read and wrote, and the run around its jobs
 * where no pipeline is. What is there already is left, so that it may be called again. `definition` tells what steps read.
 */
export async function recordLineage(aws: Aws, run: FlowRun, definition?: FlowDefinition): Promise<Recorded> {
  const context = run.way === 'pipeline' ? undefined : await ensureContext(aws, run);
  const read = definition ? tablesRead(definition) : new Map<string, string[]>();
  const tables = new Set<string>();
  const missing: string[] = [];
  let associations = 0;
  const join = async (...pair: [from: string, to: string, type: 'ContributedTo' | 'Produced' | 'AssociatedWith']) => {
    if (await associate(aws, ...pair)) associations += 1;
  };
  for (const step of run.steps.filter((one) => one.status === 'completed' && one.job)) {
    const component = await componentOf(aws, step.job?.arn ?? '');
    if (component === undefined) {
      missing.push(step.name);
      continue;
    }
    if (context !== undefined) await join(component, context, 'AssociatedWith');
    for (const table of read.get(step.name) ?? []) {
      tables.add(table);
      await join(await ensureArtifact(aws, tableUri(table), tableType, table), component, 'ContributedTo');
    }
    for (const table of await tablesWritten(aws, step)) {
      tables.add(table);
      await join(component, await ensureArtifact(aws, tableUri(table), tableType, table), 'Produced');
    }
  }
  return { tables: [...tables], ...(context !== undefined && { context }), associations, missing };
}

/** Tables that steps name as inputs, by step; of a step in an `each`, by each of its runs. */
function tablesRead(definition: FlowDefinition): Map<string, string[]> {
  const items = new Map<string, readonly string[]>();
  const found = new Map<string, string[]>();
  for (const { step, inside } of allSteps(definition)) {
    const around = (inside && items.get(inside.step)) ?? [];
    items.set(step.name, step.kind === 'each' ? step.items.map(({ name }) => name) : around);
    const tables = refsOf(step).flatMap((ref) => (ref.kind === 'table' ? [`${ref.database}.${ref.table}`] : []));
    if (tables.length === 0) continue;
    const names = around.length > 0 ? around.map((item) => itemStepName(step.name, item)) : [step.name];
    for (const name of names) found.set(name, tables);
  }
  return found;
}

function refsOf(step: Step): Ref[] {
  if (step.kind === 'transform') return step.input.kind === 'ref' ? [step.input.ref] : [];
  if (step.kind !== 'job' && step.kind !== 'tune') return [];
  return Object.values(step.inputs).flatMap((input) => (input.kind === 'ref' ? [input.ref] : []));
}

async function tablesWritten(aws: Aws, { job }: StepRun): Promise<string[]> {
  if (job?.kind !== 'processing' && job?.kind !== 'training') return [];
  const run = await describeRun(aws, job.kind, job.name);
  return run?.outputs.flatMap(({ table }) => table ?? []) ?? [];
}
