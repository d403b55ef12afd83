import { pathTo } from './expression/path.ts';
import { type Carried, inputWith } from './results/carried.ts';
import { changed, type Fragment, machineOf, single } from './state.ts';

/** A branch with the members of `$.steps` that it leaves. */
export interface Branch {
  fragment: Fragment;
  stored: ReadonlySet<string>;
}

/**
 * Branches side by side, whose results are merged into `$.steps`, so that paths are the same before, within and after. Only
 * what is still read is given in and merged, since every branch carries a copy of it. A branch that has something to merge
 * gives back all its data: not all interpreters agree on paths such as `$[0].train`, but they do on `$[0].steps.train`.
 */
export function parallel(
  name: string,
  branches: readonly Branch[],
  read: ReadonlySet<string>,
  { before, after, inEach }: Carried,
): Fragment {
  const needed = [...before].filter((key) => read.has(key) || after.has(key));
  const wanted = branches.map(({ stored }, index) =>
    [...(index === 0 ? before : []), ...stored].filter((key) => after.has(key)),
  );
  const merged = wanted.flatMap((keys, index) => keys.map((key) => [`${key}.$`, pathTo(`$[${index}]`, 'steps', key)]));
  return single(name, {
    Type: 'Parallel',
    ...(needed.length < before.size && {
      Parameters: { ...inputWith(needed), ...(inEach && { 'item.$': '$.item' }) },
    }),
    Branches: branches.map(({ fragment }, index) =>
      machineOf(wanted[index]?.length === 0 ? brief(fragment) : fragment),
    ),
    ...(merged.length > 0
      ? { ResultSelector: Object.fromEntries(merged), ResultPath: '$.steps' }
      : { ResultPath: null }),
  });
}

/** States of whose data nothing is read afterwards; they give back as little as they can. */
export function brief(fragment: Fragment): Fragment {
  return changed(fragment, { OutputPath: '$.steps' });
}
