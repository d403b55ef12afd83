import type { EachStep } from '../../define/flow/flow-definition.ts';
import { itemStepName } from '../../define/flow/walk.ts';
import type { Compiling } from './compiling.ts';
import type { Compose } from './compose.ts';
import { pathTo } from './expression/path.ts';
import { type Carried, inputWith, keysReadBy } from './results/carried.ts';
import { changed, type Fragment, machineOf, sequence, single } from './state.ts';
import { besides, stateNameOf } from './state-name.ts';

/**
 * A `Map` over the items, which a state before it lays down. Each item's states find the item at `$.item` and the results
 * that they read at `$.steps`; what others read of them lies afterwards at `$.steps.<each>.<step>-<item>`.
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
    ItemProcessor: { ProcessorConfig: { Mode: 'INLINE' }, ...machineOf(changed(done, { OutputPath: '$.steps' })) },
    ...(outside.length > 0
      ? {
          ResultSelector: Object.fromEntries(
            outside.map((one) => [`${one.name}.$`, pathTo(`$[${one.index}]`, one.key)]),
          ),
          ResultPath: pathTo('$.steps', name),
        }
      : { ResultPath: null }),
  };
  return sequence([start, single(stateNameOf(name), map)]);
}

interface ReadOutside {
  /** What the run of one item is called, of the step `key`. */
  name: string;
  key: string;
  index: number;
}

function readOutside({ name: each, items, steps }: EachStep, { itemsRead }: Compiling): ReadOutside[] {
  const read = itemsRead.get(each) ?? new Set();
  return items.flatMap((item, index) =>
    steps
      .map((step) => ({ name: itemStepName(step.name, item.name), key: step.name, index }))
      .filter(({ name }) => read.has(name)),
  );
}
