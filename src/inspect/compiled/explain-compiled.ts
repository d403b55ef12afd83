import type { CompiledUse } from '../explanation.ts';
import type { Compiled, KindRefusal } from './learn-key.ts';

/** What was learned of a key, with ways and kinds that make the same of it told once. */
export function compiledUses(learned: readonly (Compiled | KindRefusal)[]): CompiledUse[] {
  const single = learned.flatMap((one): CompiledUse[] => ('refused' in one ? [] : [useOf(one)]));
  const byWay = merged(single, (one, other) => one.kinds[0] === other.kinds[0] && isSame(one, other));
  return merged(byWay, (one, other) => String(one.ways) === String(other.ways) && isSame(one, other));
}

function useOf({ kind, way, written, operation, places, files }: Compiled): CompiledUse {
  return {
    kinds: [kind],
    ways: [way],
    written,
    operation,
    places: deepest(places).map(({ path, value }) => ({
      path,
      ...(value !== undefined && { value: JSON.stringify(value) }),
    })),
    files,
  };
}

function merged(
  uses: readonly CompiledUse[],
  belong: (one: CompiledUse, other: CompiledUse) => boolean,
): CompiledUse[] {
  const made: CompiledUse[] = [];
  for (const use of uses) {
    const place = made.findIndex((one) => belong(one, use));
    const one = made[place];
    if (!one) made.push(use);
    else
      made[place] = {
        ...one,
        kinds: [...new Set([...one.kinds, ...use.kinds])],
        ways: [...new Set([...one.ways, ...use.ways])],
      };
  }
  return made;
}

/** Of a place and one within it only the inner, which says more. */
function deepest(places: Compiled['places']): Compiled['places'] {
  return places.filter(({ path }) => !places.some((other) => other.path !== path && isWithin(other.path, path)));
}

function isWithin(inner: string, outer: string): boolean {
  return inner.startsWith(outer) && /^[.[]/u.test(inner.slice(outer.length));
}

function isSame(one: CompiledUse, other: CompiledUse): boolean {
  return madeBy(one) === madeBy(other);
}

function madeBy({ operation, places, files }: CompiledUse): string {
  return JSON.stringify([operation, places, files]);
}
