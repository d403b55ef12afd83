import { isPlain, itemsOf, ownData } from '../values/own-data.ts';
import type { Change } from './change.ts';
import { diffLines } from './diff-lines.ts';
import { matchItems } from './match-items.ts';

/** Differences beyond this many are not looked for. */
const mostChanges = 1000;
const deepest = 30;

/**
 * Where two values differ as data, in the order of the first: names that came, went or changed; items of lists by their names
 * where they have some; texts of several lines line by line. Getters are not called and proxies not asked. Order counts but where
 * AWS does not look at it. Stops at a thousand differences.
 */
export function diffValues(before: unknown, after: unknown): Change[] {
  const found: Change[] = [];
  compare({ found, path: '', steps: [], holder: '' }, before, after);
  return found;
}

interface Spot {
  found: Change[];
  path: string;
  steps: readonly (string | number)[];
  /** The last name on the way. */
  holder: string;
}

function compare(spot: Spot, before: unknown, after: unknown): void {
  if (spot.found.length >= mostChanges || Object.is(before, after)) return;
  if (spot.steps.length < deepest) {
    if (Array.isArray(before) && Array.isArray(after)) return compareLists(spot, itemsOf(before), itemsOf(after));
    if (isPlain(before) && isPlain(after)) return compareNames(spot, new Map(ownData(before)), new Map(ownData(after)));
  }
  if (isSame(before, after)) return;
  const lines =
    typeof before === 'string' && typeof after === 'string' && (before.includes('\n') || after.includes('\n'))
      ? diffLines(before, after)
      : undefined;
  tell(spot, { kind: 'changed', before, after, ...(lines && { lines }) });
}

function compareNames(spot: Spot, before: ReadonlyMap<string, unknown>, after: ReadonlyMap<string, unknown>): void {
  for (const name of new Set([...before.keys(), ...after.keys()])) {
    compareEntry(into(spot, name), before.get(name), after.get(name));
  }
}

function compareLists(spot: Spot, before: readonly unknown[], after: readonly unknown[]): void {
  const { pairs, nameOf, ordered } = matchItems(before, after, spot.holder);
  for (const { before: first, after: second } of pairs) {
    const item = second === undefined ? before[first ?? 0] : after[second];
    const index = second ?? first ?? 0;
    const inside = { ...spot, path: `${spot.path}[${nameOf?.(item) ?? index}]`, steps: [...spot.steps, index] };
    compareEntry(
      inside,
      first === undefined ? undefined : before[first],
      second === undefined ? undefined : after[second],
    );
  }
  if (!ordered || nameOf === undefined) return;
  const shared = pairs.filter((one) => one.before !== undefined && one.after !== undefined);
  const places = shared.map((one) => one.after ?? 0);
  if (places.every((place, index) => index === 0 || place > (places[index - 1] ?? 0))) return;
  const names = (items: readonly unknown[]) => items.map(nameOf).join(', ');
  tell(spot, { kind: 'moved', before: names(before), after: names(after) });
}

/** A name without a value is one that is not there. */
function compareEntry(spot: Spot, before: unknown, after: unknown): void {
  if (before === undefined && after === undefined) return;
  if (before === undefined) return tell(spot, { kind: 'added', after });
  if (after === undefined) return tell(spot, { kind: 'removed', before });
  compare(spot, before, after);
}

function into({ found, path, steps }: Spot, name: string): Spot {
  const step = /^[\p{L}_$][\p{L}\p{N}_$-]*$/u.test(name)
    ? `${path === '' ? '' : '.'}${name}`
    : `[${JSON.stringify(name)}]`;
  return { found, path: `${path}${step}`, steps: [...steps, name], holder: name };
}

function tell({ found, path, steps }: Spot, change: Omit<Change, 'path' | 'steps'>): void {
  if (found.length < mostChanges) found.push({ path, steps, ...change });
}

/** Values that are equal though they are not the same: times, and bytes. */
function isSame(before: unknown, after: unknown): boolean {
  if (before instanceof Date && after instanceof Date) return before.getTime() === after.getTime();
  if (before instanceof Uint8Array && after instanceof Uint8Array) return Buffer.compare(before, after) === 0;
  return false;
}
