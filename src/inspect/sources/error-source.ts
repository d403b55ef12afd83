import { catalogue } from '../../base/catalogue.ts';
import type { Entry } from '../../base/entry.ts';
import type { Source } from './source.ts';

/** An error as it is told where nothing has happened: `<name>` stands for what is filled in. */
export interface ToldError {
  code: string;
  what: string;
  why: string;
  fix: string;
  still: string;
}

/** Every error of mlx, by its permanent code. */
export const errorSource: Source = {
  title: 'Errors',
  names: () => Object.keys(catalogue),
  explain: (name) => {
    const error = toldError(name);
    if (!error) return undefined;
    const { code, what, why, fix, still } = error;
    const facts = Object.entries({ why, fix, still }).map(([fact, text]) => ({ name: fact, text }));
    return { name: code, type: 'error of mlx', doc: what, facts, fields: [], source: 'mlx' };
  },
};

/** An error by its code, in capitals or not. */
export function toldError(code: string): ToldError | undefined {
  return toldErrors().find((error) => error.code === code.toUpperCase());
}

export function toldErrors(): ToldError[] {
  return entries.map(([code, { what, why, fix, still }]) => ({
    code,
    what: told(what),
    why: told(why),
    fix: told(fix),
    still: told(still),
  }));
}

const entries = Object.entries(catalogue) as unknown as readonly [string, Entry<unknown>][];

function told(words: (details: unknown) => unknown): string {
  try {
    return String(words(new Proxy({}, { get: (_, name) => placeholder(String(name)) })));
  } catch {
    return 'its words depend on what happened';
  }
}

/** Stands for any detail: a list of one, which reads well as a text too, of something whose members are named likewise. */
function placeholder(name: string): unknown {
  const toText = () => `<${name}>`;
  return [new Proxy({}, { get: (_, member) => (member === Symbol.toPrimitive ? toText : `<${String(member)}>`) })];
}
