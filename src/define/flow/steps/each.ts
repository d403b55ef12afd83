import { expressionOf, isExpression, type Expression } from '../../expression/expression.ts';
import { openStep } from '../build.ts';
import type { EachItem, FlowLiteral } from '../flow-definition.ts';
import { eachHandleOf, isHandle, type EachHandle, type StepHandle } from '../handles.ts';
import type { CommonOptions } from '../options/common.ts';
import { asTable, shown, type Tell } from '../options/read-options.ts';
import { wholeNumber } from '../options/readers.ts';
import { asStepName } from '../step-name.ts';

/** What a list may hold: values, or tables of values. */
export type Item = FlowLiteral | Readonly<Record<string, FlowLiteral>>;

/** An item as the function for it sees it: known only while the flow runs. */
export type ItemExpression<T> = [T] extends [FlowLiteral]
  ? Expression<T>
  : { readonly [N in keyof T & string]: T[N] extends FlowLiteral ? Expression<T[N]> : never };

export interface EachOptions extends CommonOptions {
  /** At most so many items at once; left out, all. */
  readonly atOnce?: number;
}

/**
 * The same steps for each item of a list. `build` is called once, with an expression for the item, and returns the step
 * whose outputs may be read: of all items by `outputs`, of one by `at` or `named`. An item is called by its member `name`,
 * else by its value, else by its place in the list.
 * Throws FLOW_OUTSIDE.
 *
 * @example
 * const sizes = each([{ name: 'small', depth: 4 }, { name: 'large', depth: 12 }], ({ depth }) =>
 *   job('jobs/train.py', { params: { depth } }));
 * job('jobs/compare.py', { inputs: { models: sizes.outputs.report } });
 */
export function each<const T extends Item, H extends StepHandle>(
  list: readonly T[],
  build: (item: ItemExpression<T>) => H,
  options: EachOptions = {},
): EachHandle<H> {
  const { add, common, inside, read, tell } = openStep('each');
  const items = readItems(list, tell);
  const [first] = items;
  const { atOnce, ...said } = read(options, { atOnce: wholeNumber(1) });
  const named = common(said, 'each', 'numbered');
  const { steps, returned } = inside(() => build(itemExpression(first) as ItemExpression<T>));
  const of = isHandle(returned) ? returned.name : undefined;
  if (!steps.some(({ name }) => name === of)) {
    const rule = 'the function for an item returns a step that it made';
    tell({
      what: `the function given to each() returns ${shown(of)}`,
      rule,
      fix: "(item) => job('jobs/train.py', ...)",
    });
  }
  const { name } = add({
    kind: 'each',
    ...named,
    items,
    ...(atOnce !== undefined && { atOnce }),
    steps,
  });
  return eachHandleOf(
    name,
    of ?? '',
    items.map((item) => item.name),
  );
}

function readItems(list: unknown, tell: Tell): EachItem[] {
  if (!Array.isArray(list) || list.length === 0) {
    const rule = 'each() goes over a list with at least one item, settled before a run';
    tell({ what: `the list given to each() is ${shown(list)}`, rule, fix: "each(['a', 'b'], (item) => ...)" });
    return [];
  }
  return list.flatMap((value: unknown, index): EachItem[] => {
    if (isItem(value)) return [{ name: nameOf(value, index), value: structuredClone(value) }];
    const rule = 'an item is a text, a number, true or false, or a table of such values';
    tell({ what: `item ${index} of each() is ${shown(value)}`, rule, fix: "{ name: 'small', depth: 4 }" });
    return [];
  });
}

function isItem(value: unknown): value is Item {
  const table = isExpression(value) ? undefined : asTable(value);
  return table ? Object.values(table).every(isLiteral) : isLiteral(value);
}

function isLiteral(value: unknown): value is FlowLiteral {
  return typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
}

function nameOf(value: Item, index: number): string {
  const called = typeof value === 'object' ? value['name'] : value;
  return called === undefined ? String(index) : asStepName(String(called), String(index));
}

function itemExpression(item: EachItem | undefined): unknown {
  if (typeof item?.value !== 'object') return expressionOf({ kind: 'item' });
  const members = Object.keys(item.value).map((member) => [member, expressionOf({ kind: 'item', member })]);
  return Object.freeze(Object.fromEntries(members));
}
