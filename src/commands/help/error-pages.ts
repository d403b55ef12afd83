import { catalogue } from '../../base/catalogue.ts';
import type { Entry } from '../../base/entry.ts';
import type { HelpPage } from '../help-page.ts';

const entries = Object.entries(catalogue) as unknown as [string, Entry<unknown>][];

/** `mlx help errors`: every code with what it says; `<name>` stands for what is filled in. */
export function errorsPage(): HelpPage {
  return {
    title: 'Errors of mlx, by their permanent codes',
    sections: [
      { text: '`mlx help CODE` tells one of them whole; `<name>` stands for what is filled in.' },
      { entries: entries.map(([code, entry]) => ({ term: code, text: told(entry.what) })) },
    ],
  };
}

/** `mlx help CODE`, where there is such a code. */
export function errorPage(code: string): HelpPage | undefined {
  const entry = entries.find(([name]) => name === code.toUpperCase());
  if (!entry) return undefined;
  const [name, { what, why, fix, still }] = entry;
  return {
    title: `${name}: ${told(what)}`,
    sections: [
      {
        entries: [
          { term: 'why', text: told(why) },
          { term: 'fix', text: told(fix) },
          { term: 'still', text: told(still) },
        ],
      },
    ],
  };
}

/** The words of an entry with `<name>` for each detail. */
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
