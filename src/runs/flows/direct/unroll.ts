import type { EachItem } from '../../../define/flow/flow-definition.ts';
import type { ExpressionNode } from '../../../define/expression/node.ts';
import { expressionText, hasExpression, readTemplate, soleExpression } from '../../../define/expression/text.ts';
import { itemStepName } from '../../../define/flow/walk.ts';
import type { PlannedStep } from '../../../plan/flow/flow-plan.ts';

/** The steps with those inside of an `each` once for each of its items, named `<step>-<item>`, with the item's value in them. */
export function unroll(steps: readonly PlannedStep[]): PlannedStep[] {
  const innermost = steps.findLast(({ step }) => step.kind === 'each' && holdsItems(step.name, steps));
  if (innermost?.step.kind !== 'each') return [...steps];
  const { name, items } = innermost.step;
  const inner = namesWithin(name, steps);
  const at = steps.indexOf(innermost);
  const body = steps.filter((one) => inner.has(one.name));
  const copies = items.flatMap((item) => body.map((one) => copyFor(one, item, inner)));
  const rest = steps.filter((one) => !inner.has(one.name));
  const before = rest.filter((one) => steps.indexOf(one) <= at);
  const after = rest.filter((one) => steps.indexOf(one) > at);
  const opened = { ...innermost, step: { ...innermost.step, steps: [] } };
  return unroll([...before.map((one) => (one === innermost ? opened : one)), ...copies, ...after]);
}

/** An `each` that was unrolled holds no definitions any more. */
function holdsItems(each: string, steps: readonly PlannedStep[]): boolean {
  return steps.some(({ name, step }) => name === each && step.kind === 'each' && step.steps.length > 0);
}

function namesWithin(container: string, steps: readonly PlannedStep[]): Set<string> {
  const names = new Set<string>();
  const isInside = (one: PlannedStep) => one.inside && (one.inside.step === container || names.has(one.inside.step));
  for (let found = -1; found !== names.size;) {
    found = names.size;
    for (const one of steps) if (isInside(one)) names.add(one.name);
  }
  return names;
}

function copyFor(planned: PlannedStep, item: EachItem, inner: ReadonlySet<string>): PlannedStep {
  const rename = (name: string) => (inner.has(name) ? itemStepName(name, item.name) : name);
  const text = (value: string) => withItem(value, item, rename);
  const { inside, name } = planned;
  return {
    ...(mapTexts(planned, text) as PlannedStep),
    name: rename(name),
    needs: planned.needs.map(rename),
    ...(inside && { inside: { ...inside, step: rename(inside.step) } }),
  };
}

function withItem(text: string, item: EachItem, rename: (name: string) => string): unknown {
  const sole = soleExpression(text);
  if (sole?.kind === 'item') return itemValue(item, sole.member);
  return readTemplate(text)
    .map((part) => {
      if (typeof part === 'string') return part;
      if (part.kind === 'item') return String(itemValue(item, part.member));
      if (part.kind === 'execution' && part.name === 'item') return item.name;
      return expressionText(renamed(part, rename));
    })
    .join('');
}

function renamed(node: ExpressionNode, rename: (name: string) => string): ExpressionNode {
  return 'step' in node ? { ...node, step: rename(node.step) } : node;
}

function itemValue({ value }: EachItem, member: string | undefined) {
  if (member === undefined) return typeof value === 'object' ? JSON.stringify(value) : value;
  return typeof value === 'object' ? (value[member] ?? '') : value;
}

/** The same data with every text that holds an expression mapped. */
export function mapTexts(value: unknown, map: (text: string) => unknown): unknown {
  if (typeof value === 'string') return hasExpression(value) ? map(value) : value;
  if (Array.isArray(value)) return value.map((one) => mapTexts(one, map));
  if (value === null || typeof value !== 'object' || ArrayBuffer.isView(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, mapTexts(one, map)]));
}
