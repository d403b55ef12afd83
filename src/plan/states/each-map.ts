import type { EachStep } from '../../define/flow/flow-definition.ts';
import { itemStepName } from '../../define/flow/walk.ts';
import { type Compiling, placeOfResult } from './compiling.ts';
import type { Compose } from './compose.ts';
import { pathTo } from './expression/path.ts';
import { brief } from './parallel.ts';
import { type Carried, inputWith, keysReadBy } from './results/carried.ts';
import { type Fragment, machineOf, sequence, single } from './state.ts';
import { besides, stateNameOf } from './state-name.ts';

/**
 * A `Map` over the items, which a state before it lays down. Each item's states find the item at `$.item` and the results
 * that they read at `$.steps`; what others read of them lies afterwards at `$.steps.<each>.<step>_<item>`.
 */
export function eachFragment(step: EachStep, carried: Carried, compiling: Compiling, compose: Compose): Fragment {
  const { name, items, steps, atOnce } = step;
  const read = new Set(keysReadBy(step, compiling));
  const before = new Set([...carried.before].filter((key) => read.has(key)));
  const outside = readOutside(step, compiling);
  const after = new Set(outside.map(({ key }) => key));
  const done = compose(steps, { before, after, inEach: true }, compiling);
  const laid = { Type: 'Pass', Result: items, ResultPath: '$.items' };
  const start = single(besides(name, 'items'), laid);
  if (!done) return start;
  const map = {
    Type: 'Map',
    ItemsPath: '$.items',
    ItemSelector: { ...inputWith(before), 'item.$': '$$.Map.Item.Value' },
    ...(atOnce !== undefined && { MaxConcurrency: atOnce }),
    ItemProcessor: { ProcessorConfig: { Mode: 'INLINE' }, ...machineOf(outside.length > 0 ? done : brief(done)) },
    ...(outside.length > 0
      ? {
          ResultSelector: Object.fromEntries(
            outside.map((one) => [`${one.name}.$`, pathTo(`$[${one.index}]`, 'steps', one.key)]),
          ),
          ResultPath: placeOfResult(name, compiling),
        }
      : { ResultPath: null }),
  };
  return sequence([start, single(stateNameOf(name), map)]);
}

interface ReadOutside {
  /** The member that is to hold the result of one item's run. */
  name: string;
  /** The member that holds it within the item's data. */
  key: string;
  index: number;
}

function readOutside({ name: each, items, steps }: EachStep, { itemsRead, keys }: Compiling): ReadOutside[] {
  const read = itemsRead.get(each) ?? new Set();
  return items.flatMap((item, index) =>
    steps
      .filter(({ name }) => read.has(itemStepName(name, item.name)))
      .map(({ name }) => ({
        name: keys.get(itemStepName(name, item.name)) ?? '',
        key: keys.get(name) ?? '',
        index,
      })),
  );
}
