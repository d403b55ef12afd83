import type { ExpressionNode } from '../expression/node.ts';
import { hasExpression, readTemplate } from '../expression/text.ts';
import type { EachStep, FlowDefinition, Step } from './flow-definition.ts';

type Steps = Pick<FlowDefinition, 'steps'>;

/** A step, and the `when` or `each` that it lies in. */
export interface PlacedStep {
  step: Step;
  inside?: { step: string; branch: Branch };
}

export type Branch = 'then' | 'otherwise' | 'each';

/** Every step, those inside of others right after them, in the order in which they were written. */
export function allSteps({ steps }: Steps): PlacedStep[] {
  return steps.flatMap((step) => [{ step }, ...below(step)]);
}

/** The lists of steps that a step holds; none but `when` and `each` do. */
export function branchesOf(step: Step): { branch: Branch; steps: readonly Step[] }[] {
  if (step.kind === 'each') return [{ branch: 'each', steps: step.steps }];
  if (step.kind !== 'when') return [];
  return [
    { branch: 'then', steps: step.then },
    { branch: 'otherwise', steps: step.otherwise },
  ];
}

/** What the run of one item of an `each` is called, of a step inside it. */
export function itemStepName(step: string, item: string): string {
  return `${step}-${item}`;
}

/** A step by its name, or by that of one item's run; then with the `each` and the item. */
export interface FoundStep extends PlacedStep {
  item?: { each: EachStep; name: string };
}

/** Every name that an expression may call a step by. */
export function stepsByName(flow: Steps): ReadonlyMap<string, FoundStep> {
  const found = new Map<string, FoundStep>();
  const visit = (placed: PlacedStep, each?: EachStep): void => {
    const { step } = placed;
    found.set(step.name, placed);
    for (const item of each?.items ?? []) {
      found.set(itemStepName(step.name, item.name), { ...placed, item: { each: each as EachStep, name: item.name } });
    }
    const around = step.kind === 'each' ? step : each;
    for (const { branch, steps } of branchesOf(step)) {
      for (const inner of steps) visit({ step: inner, inside: { step: step.name, branch } }, around);
    }
  };
  for (const step of flow.steps) visit({ step });
  return found;
}

/** The expressions in a step's own fields; not those of the steps inside it. */
export function expressionsOf(step: Step): ExpressionNode[] {
  const found: ExpressionNode[] = [];
  for (const [key, value] of Object.entries(step)) if (!notOwn.has(key)) collect(value, found);
  return found;
}

/** The expressions in all texts of plain data. */
export function expressionsIn(value: unknown): ExpressionNode[] {
  const found: ExpressionNode[] = [];
  collect(value, found);
  return found;
}

/** Into one list, since most texts of a large flow hold none. */
function collect(value: unknown, found: ExpressionNode[]): void {
  if (typeof value === 'string') {
    if (!hasExpression(value)) return;
    for (const part of readTemplate(value)) if (typeof part === 'object') found.push(part);
  } else if (Array.isArray(value)) {
    for (const inner of value as unknown[]) collect(inner, found);
  } else if (typeof value === 'object' && value !== null) {
    const table = value as Readonly<Record<string, unknown>>;
    for (const key in table) collect(table[key], found);
  }
}

/** What a job's head says holds no expressions, and a name is no value. */
const notOwn = new Set(['kind', 'name', 'job', 'then', 'otherwise', 'steps', 'items']);

/**
 * Names of steps whose data a step reads itself, each once. What is read of one item of an `each` is told by the name of
 * that item's run.
 */
export function readsOf(step: Step): string[] {
  const inputs = step.kind === 'transform' ? [step.input] : 'inputs' in step ? Object.values(step.inputs) : [];
  const direct = inputs.flatMap((input) => {
    if (input.kind === 'output') return [input.step];
    return input.kind === 'outputs' ? [input.each] : [];
  });
  const model = step.kind === 'transform' && step.model.kind === 'step' ? [step.model.step] : [];
  const read = expressionsOf(step).flatMap((node) => ('step' in node ? [node.step] : []));
  return [...new Set([...direct, ...model, ...read])];
}

/**
 * What each step waits for, by its name: the steps whose data it reads, those in its `after`, and the `when` or `each` that
 * it lies in. Who reads one item of an `each` waits for the `each`. In time proportional to the flow.
 */
export function needsByStep(flow: Steps): ReadonlyMap<string, readonly string[]> {
  const known = stepsByName(flow);
  return new Map(
    allSteps(flow).map(({ step, inside }) => {
      const read = [...readsOf(step), ...step.after].map((name) => known.get(name)?.item?.each.name ?? name);
      return [step.name, [...new Set([...read, ...(inside ? [inside.step] : [])])]];
    }),
  );
}

/** As `needsByStep`, of one step. */
export function needsOf(step: Step, flow: Steps): readonly string[] {
  return needsByStep(flow).get(step.name) ?? [];
}

/**
 * The flow's steps that lie in nothing, or those of one branch, so that each comes after all that it waits for, what the
 * steps inside it wait for included; as they were written where that leaves a choice.
 */
export function inOrder(steps: readonly Step[], flow: Steps): Step[] {
  const needs = needsByStep(flow);
  const holder = new Map(steps.flatMap((step) => namesWithin(step).map((name): [string, Step] => [name, step])));
  const ordered = new Set<Step>();
  const visit = (step: Step): void => {
    if (ordered.has(step)) return;
    const waited = namesWithin(step).flatMap((name) => needs.get(name) ?? []);
    for (const other of waited.map((name) => holder.get(name))) if (other && other !== step) visit(other);
    ordered.add(step);
  };
  for (const step of steps) visit(step);
  return [...ordered];
}

/** The step's name and those of all inside it. */
export function namesWithin(step: Step): string[] {
  return [step.name, ...below(step).map((placed) => placed.step.name)];
}

function below(step: Step): PlacedStep[] {
  return branchesOf(step).flatMap(({ branch, steps }) =>
    steps.flatMap((inner) => [{ step: inner, inside: { step: step.name, branch } }, ...below(inner)]),
  );
}
