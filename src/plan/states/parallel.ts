import { pathTo } from './expression/path.ts';
import { type Carried, inputWith } from './results/carried.ts';
import { changed, type Fragment, machineOf, single } from './state.ts';

/** A branch with the members of `$.steps` that it leaves. */
export interface Branch {
  fragment: Fragment;
  stored: ReadonlySet<string>;
}

/**
 * Branches side by side. Each gives back its `$.steps`, and the results are merged there again, so that paths are the same
 * before, within and after. Only what is still read is given in and merged: every branch is given a copy of it.
 */
export function parallel(
  name: string,
  branches: readonly Branch[],
  read: ReadonlySet<string>,
  { before, after, inEach }: Carried,
): Fragment {
  const needed = [...before].filter((key) => read.has(key) || after.has(key));
  const kept = [
    ...[...before].filter((key) => after.has(key)).map((key) => merged(key, 0)),
    ...branches.flatMap(({ stored }, index) =>
      [...stored].filter((key) => after.has(key)).map((key) => merged(key, index)),
    ),
  ];
  return single(name, {
    Type: 'Parallel',
    ...(needed.length < before.size && {
      Parameters: { ...inputWith(needed), ...(inEach && { 'item.$': '$.item' }) },
    }),
    Branches: branches.map(({ fragment }) => machineOf(changed(fragment, { OutputPath: '$.steps' }))),
    ...(kept.length > 0 ? { ResultSelector: Object.fromEntries(kept), ResultPath: '$.steps' } : { ResultPath: null }),
  });
}

function merged(key: string, branch: number): [string, string] {
  return [`${key}.$`, pathTo(`$[${branch}]`, key)];
}
