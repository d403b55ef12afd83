import type { ExpressionNode } from '../../define/expression/node.ts';
import type { FlowDefinition } from '../../define/flow/flow-definition.ts';
import { expressionsIn, type FoundStep, stepsByName } from '../../define/flow/walk.ts';
import type { FlowContext, PlannedStep } from '../flow/flow-plan.ts';
import { pathTo } from './expression/path.ts';
import { plainKeys } from './results/plain-keys.ts';
import { fieldsOf, isStored, type StepNode, type StoredField } from './results/stored-fields.ts';

/** A flow while it becomes a state machine. */
export interface Compiling {
  flow: FlowDefinition;
  context: FlowContext;
  steps: ReadonlyMap<string, PlannedStep>;
  /** Every step by each name that an expression may call it by. */
  known: ReadonlyMap<string, FoundStep>;
  /** The member of `$.steps` that holds a step's result, by each name of the step. */
  keys: ReadonlyMap<string, string>;
  /** What of each step's result others read, by the step's name and the expression's text. */
  fields: ReadonlyMap<string, ReadonlyMap<string, StoredField>>;
  /** Whether any step reads when the execution started. */
  readsStart: boolean;
  /** The runs of single items that steps outside of each `each` read, by the `each`: `train-small`. */
  itemsRead: ReadonlyMap<string, ReadonlySet<string>>;
  /** Literal texts that can't stand in an intrinsic function, with the names under which `$.texts` holds them; grows meanwhile. */
  texts: Map<string, string>;
}

export function startCompiling(flow: FlowDefinition, steps: readonly PlannedStep[], context: FlowContext): Compiling {
  const known = stepsByName(flow);
  const byName = new Map(steps.map((step) => [step.name, step]));
  const all = steps.flatMap(readBy);
  const nodes = all.flatMap((node) => ('step' in node ? [node] : []));
  const ownerOf = ({ step }: StepNode) => known.get(step)?.step.name ?? step;
  const fields = [...Map.groupBy(nodes, ownerOf)].map(
    ([name, read]) =>
      [
        name,
        fieldsOf(
          byName.get(name),
          read.map((node) => ({ ...node, step: name })),
        ),
      ] as const,
  );
  const items = Map.groupBy(
    nodes.filter((node) => isStored(node, byName.get(ownerOf(node)))),
    ({ step }) => known.get(step)?.item?.each.name ?? '',
  );
  return {
    flow,
    context,
    steps: byName,
    known,
    keys: plainKeys(known.keys()),
    fields: new Map(fields),
    readsStart: all.some((node) => node.kind === 'execution' && node.name === 'startTime'),
    itemsRead: new Map(
      [...items].filter(([each]) => each !== '').map(([each, all]) => [each, new Set(all.map(({ step }) => step))]),
    ),
    texts: new Map(),
  };
}

/** Where `$.steps` holds a step's result. */
export function placeOfResult(name: string, { keys }: Compiling, ...members: readonly string[]): string {
  return pathTo('$.steps', keys.get(name) ?? name, ...members);
}

/** Every expression that a step's own state holds. */
export function readBy({ step, request }: PlannedStep): ExpressionNode[] {
  switch (step.kind) {
    case 'when':
      return expressionsIn(step.condition);
    case 'approval':
    case 'fail':
      return expressionsIn(step.message);
    default:
      return expressionsIn(request?.input);
  }
}
