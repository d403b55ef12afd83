import { nearest } from '../../../base/nearest.ts';
import type { DraftFault } from '../draft.ts';

export type Tell = (fault: Omit<DraftFault, 'at'>) => void;

/** Reads one value, in plain data. Tells what is wrong with it, and then has none. */
export type Reader<T> = (value: unknown, path: string, tell: Tell) => T | undefined;

export type Fields = Readonly<Record<string, Reader<unknown>>>;

/** What was read, by the names of the fields; what was left out or wrong is not there. */
export type Read<F extends Fields> = { [K in keyof F]?: F[K] extends Reader<infer T> ? T : never };

/**
 * Reads the options of a call (`job()`), or a table in them (`retry`) whose values are then named below it; a name that it
 * doesn't know is a fault.
 */
export function readOptions<F extends Fields>(
  holder: string,
  options: unknown,
  fields: F,
  tell: Tell,
  below = '',
): Read<F> {
  const given = asTable(options ?? {});
  if (!given) {
    const rule = `${holder} takes a table of ${Object.keys(fields).join(', ')}`;
    tell({
      what: `${below === '' ? `the options of ${holder} are` : `${holder} is`} ${shown(options)}`,
      rule,
      fix: 'write { name: ... }',
    });
    return {};
  }
  const read: [string, unknown][] = [];
  for (const [name, value] of Object.entries(given)) {
    const reader = Object.hasOwn(fields, name) ? fields[name] : undefined;
    if (!reader) tell(unknownOption(holder, name, Object.keys(fields)));
    const known = value === undefined ? undefined : reader?.(value, `${below}${name}`, tell);
    if (known !== undefined) read.push([name, known]);
  }
  return Object.fromEntries(read) as Read<F>;
}

/** A table of the user's, or `undefined` for anything else. */
export function asTable(value: unknown): Readonly<Record<string, unknown>> | undefined {
  const plain = typeof value === 'object' && value !== null && !Array.isArray(value);
  return plain ? (value as Readonly<Record<string, unknown>>) : undefined;
}

/** A value as a fault shows it, short. */
export function shown(value: unknown): string {
  const text = typeof value === 'function' ? 'a function' : (JSON.stringify(value) ?? String(value));
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

function unknownOption(holder: string, name: string, known: readonly string[]): Omit<DraftFault, 'at'> {
  const near = nearest(name, known);
  return {
    what: `${holder} has no option ${shown(name)}`,
    rule: `its options are ${known.join(', ')}`,
    fix: near ?? 'remove it',
    ...(near !== undefined && { nearest: near }),
  };
}
