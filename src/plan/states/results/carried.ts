import type { Step } from '../../../define/flow/flow-definition.ts';
import { namesWithin } from '../../../define/flow/walk.ts';
import { type Compiling, readBy } from '../compiling.ts';
import { pathTo } from '../expression/path.ts';

/** What `$.steps` holds around some states, by the names of its members. */
export interface Carried {
  /** Those there before. */
  before: ReadonlySet<string>;
  /** Those that states afterwards read; all others may be dropped. */
  after: ReadonlySet<string>;
  /** Whether these states are done for an item of an `each`. */
  inEach: boolean;
}

/** The members of `$.steps` that a step, or any step inside it, reads. */
export function keysReadBy(step: Step, { steps, known, keys }: Compiling): string[] {
  return namesWithin(step).flatMap((name) => {
    const planned = steps.get(name);
    return (planned ? readBy(planned) : []).flatMap((node) => {
      const found = 'step' in node ? known.get(node.step) : undefined;
      return found ? [keys.get(found.item?.each.name ?? found.step.name) ?? ''] : [];
    });
  });
}

/** The member of `$.steps` that a step leaves, if it leaves any. What a `when` holds is seen nowhere else. */
export function keysStoredBy({ name, kind }: Step, { fields, itemsRead, keys }: Compiling): string[] {
  const stores = kind === 'each' ? itemsRead.has(name) : (fields.get(name)?.size ?? 0) > 0;
  return stores ? [keys.get(name) ?? ''] : [];
}

/** The members of `$.steps` as they are. */
export function same(keys: Iterable<string>): Record<string, string> {
  return Object.fromEntries([...keys].map((key) => [`${key}.$`, pathTo('$.steps', key)]));
}

/** All that the states of a branch or of an item may read besides the item: the run's own, and some results. */
export function inputWith(keys: Iterable<string>): Record<string, unknown> {
  return { 'params.$': '$.params', 'run.$': '$.run', 'texts.$': '$.texts', steps: same(keys) };
}
