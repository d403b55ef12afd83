import { isDeepStrictEqual } from 'node:util';

/** One place at which two definitions differ: `Steps.train.Arguments.ResourceConfig.InstanceType`. */
export interface Change {
  path: string;
  /** As JSON; absent where there was nothing. */
  before?: string;
  after?: string;
}

/** Longest text of a value that is shown. */
const longest = 200;

/** Where the second definition differs from the first. Entries of lists are told by their names where they have any. */
export function differenceOf(before: unknown, after: unknown, path = ''): Change[] {
  if (isDeepStrictEqual(before, after)) return [];
  const [one, other] = [entriesOf(before), entriesOf(after)];
  if (!one || !other) return [{ path, before: shown(before), after: shown(after) }];
  const keys = [...new Set([...one.keys(), ...other.keys()])];
  const changes = keys.flatMap((key) =>
    differenceOf(one.get(key), other.get(key), path === '' ? key : `${path}.${key}`),
  );
  // The same entries in another order.
  return changes.length > 0
    ? changes
    : [{ path, before: [...one.keys()].join(', '), after: [...other.keys()].join(', ') }];
}

function entriesOf(value: unknown): Map<string, unknown> | undefined {
  if (value === null || typeof value !== 'object') return undefined;
  if (!Array.isArray(value)) return new Map(Object.entries(value));
  const names = value.map((one: unknown, index) => nameOf(one) ?? String(index));
  const keys = new Set(names).size === names.length ? names : names.map((_, index) => String(index));
  return new Map(value.map((one: unknown, index) => [keys[index] ?? String(index), one]));
}

function nameOf(entry: unknown): string | undefined {
  if (entry === null || typeof entry !== 'object') return undefined;
  const named = Object.entries(entry).find(([key, value]) => /(?:^Key|Name)$/u.test(key) && typeof value === 'string');
  return named?.[1] as string | undefined;
}

function shown(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  const text = JSON.stringify(value);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
