import type { ExpressionNode } from '../../define/expression/node.ts';
import type { EachItem, EachStep, FlowLiteral } from '../../define/flow/flow-definition.ts';
import { itemStepName } from '../../define/flow/walk.ts';
import type { PlannedStep } from '../flow/flow-plan.ts';
import { mapExpressions, type Replace } from './map-expressions.ts';

/**
 * The same steps with every `each` written out: a step inside it once for each item, named `<step>-<item>`, with the item's
 * values in its texts. Who waited for the `each` waits for all of them; where only so many may go on at once, an item waits
 * for the one that many places before it.
 */
export function unroll(steps: readonly PlannedStep[]): PlannedStep[] {
  const innermost = steps.findLast(({ step }) => step.kind === 'each');
  return innermost?.step.kind === 'each'
    ? unroll(unrollOne(loopOf(innermost, innermost.step, steps), steps))
    : [...steps];
}

/** The steps that an `each` repeats. */
interface Loop {
  each: PlannedStep;
  step: EachStep;
  /** Names of all steps inside it, and of those among them that lie in nothing else. */
  all: ReadonlySet<string>;
  direct: readonly string[];
}

/** What lies in a step comes after it, so one pass finds all. */
function loopOf(each: PlannedStep, step: EachStep, steps: readonly PlannedStep[]): Loop {
  const all = new Set<string>();
  for (const { name, inside } of steps)
    if (inside && (inside.step === each.name || all.has(inside.step))) all.add(name);
  const direct = steps.filter(({ inside }) => inside?.step === each.name).map(({ name }) => name);
  return { each, step, all, direct };
}

function unrollOne(loop: Loop, steps: readonly PlannedStep[]): PlannedStep[] {
  const whole = loop.step.items.flatMap((item) => loop.direct.map((name) => itemStepName(name, item.name)));
  return steps.flatMap((planned) => {
    if (planned === loop.each) return [];
    if (loop.all.has(planned.name)) return loop.step.items.map((item, index) => iteration(planned, loop, item, index));
    return [{ ...planned, needs: planned.needs.flatMap((name) => (name === loop.each.name ? whole : [name])) }];
  });
}

function iteration(planned: PlannedStep, loop: Loop, item: EachItem, index: number): PlannedStep {
  const named = (name: string): string => (loop.all.has(name) ? itemStepName(name, item.name) : name);
  const replace = (node: ExpressionNode): ExpressionNode | FlowLiteral => {
    if (node.kind === 'item') return valueOf(item, node.member);
    if (node.kind === 'execution' && node.name === 'item') return item.name;
    return 'step' in node ? { ...node, step: named(node.step) } : node;
  };
  const earlier = loop.step.atOnce === undefined ? undefined : loop.step.items[index - loop.step.atOnce];
  const before = earlier ? loop.direct.map((name) => itemStepName(name, earlier.name)) : [];
  const needs = [...planned.needs, ...loop.each.needs].filter((name) => name !== loop.each.name);
  const around = planned.inside?.step === loop.each.name ? loop.each.inside : planned.inside;
  const { step, inside: _, ...rest } = planned;
  return {
    ...mapExpressions(rest, replace),
    name: named(planned.name),
    step: { ...mapOwn(step, replace), name: named(planned.name) },
    needs: [...new Set([...needs.map(named), ...before])],
    ...(around && { inside: { ...around, step: named(around.step) } }),
  };
}

/** A job's head holds no expressions, and is large. */
function mapOwn(step: PlannedStep['step'], replace: Replace): PlannedStep['step'] {
  if (!('job' in step)) return mapExpressions(step, replace);
  const { job, ...rest } = step;
  return { ...mapExpressions(rest, replace), job };
}

function valueOf(item: EachItem, member: string | undefined): FlowLiteral {
  const value = typeof item.value === 'object' ? item.value[member ?? ''] : item.value;
  if (value === undefined) throw new Error(`the item ${item.name} has no ${member ?? 'value of its own'}`);
  return value;
}
