import { keywords } from '../code/tokens.ts';
import { dataProperty, namesOf } from './own-names.ts';
import { type LinePlace, placeInLine } from './place-in-line.ts';
import type { PlaceWords, Schema, Word } from './schema.ts';

/** The words that may stand in place of `text.slice(start, cursor)`. */
export interface Completion {
  start: number;
  words: readonly Word[];
  /** How many more there are than are told. */
  more: number;
}

/** Where names are looked up. */
export interface Names {
  globals: Readonly<Record<string | symbol, unknown>>;
  /** Names that lines declared with const, let and class. */
  lexical: readonly string[];
  /** The value of a declared name. */
  look: (name: string) => Promise<{ value: unknown }>;
  schema?: Schema;
}

const most = 300;
const identifier = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;

/** What is known of a call's arguments comes first, then properties as they are stored, then names; getters and proxies are not touched. */
export async function completeExpression(text: string, cursor: number, names: Names): Promise<Completion> {
  const place = placeInLine(text, cursor);
  const known: PlaceWords | undefined = place.call && names.schema?.at(place.call);
  switch (place.kind) {
    case 'nothing':
      return { start: place.start, words: [], more: 0 };
    case 'member':
      return memberWords(place, namesOf((await walk(place.path, names)).value), '.');
    case 'index':
      return memberWords(place, namesOf((await walk(place.path, names)).value), '[');
    case 'key': {
      const keys = (known?.keys ?? []).filter(({ word }) => place.call?.keysGiven.includes(word) !== true);
      const words = keys.map((key) => ({
        ...key,
        word: `${identifier.test(key.word) ? key.word : JSON.stringify(key.word)}: `,
      }));
      return keys.length > 0 ? fitting(place, words) : fitting(place, topNames(names));
    }
    case 'value': {
      const values = requoted(known?.values ?? [], place.begun);
      return fitting(place, isText(place.begun) ? values : [...values, ...topNames(names)]);
    }
  }
}

function fitting({ start, begun }: Pick<LinePlace, 'start' | 'begun'>, words: readonly Word[]): Completion {
  const found = new Map<string, Word>();
  for (const word of words) {
    if (word.word.startsWith(begun) && word.word !== begun && !found.has(word.word)) found.set(word.word, word);
  }
  return { start, words: [...found.values()].slice(0, most), more: Math.max(0, found.size - most) };
}

/** Names that are no identifiers are written in brackets, which take the place of the dot, too. */
function memberWords({ start, begun, joint }: LinePlace, names: readonly string[], by: '.' | '['): Completion {
  const quote = isText(begun) ? begun.slice(0, 1) : "'";
  const plain = isText(begun) ? begun.slice(1) : begun;
  const found = names.filter((name) => name.startsWith(plain) && (name !== plain || by === '[') && !/^\d+$/.test(name));
  const shown = found.slice(0, most);
  const more = found.length - shown.length;
  if (by === '[') return { start, words: shown.map((name) => ({ word: `${quoted(name, quote)}]` })), more };
  if (shown.every((name) => identifier.test(name))) return { start, words: shown.map((word) => ({ word })), more };
  const words = shown.map((name) => ({ word: identifier.test(name) ? `.${name}` : `[${quoted(name, quote)}]` }));
  return { start: joint, words, more };
}

function quoted(name: string, quote: string): string {
  const json = JSON.stringify(name);
  return quote === '"'
    ? json
    : `'${json
        .slice(1, -1)
        .replaceAll('\\"', '"')
        .replaceAll("'", String.raw`\'`)}'`;
}

/** Texts that may stand here, in the quotes that have been begun. */
function requoted(words: readonly Word[], begun: string): Word[] {
  const quote = begun.slice(0, 1);
  if (!isText(begun)) return [...words];
  return words.flatMap((each) => {
    const inner = /^(['"`])([^]*)\1$/.exec(each.word)?.[2];
    return inner === undefined || inner.includes(quote) ? [] : [{ ...each, word: `${quote}${inner}${quote}` }];
  });
}

function isText(begun: string): boolean {
  return begun.startsWith("'") || begun.startsWith('"');
}

function topNames({ globals, lexical }: Names): Word[] {
  const own = Object.getOwnPropertyNames(globals).filter((name) => identifier.test(name));
  const declared = new Set([...lexical, ...own]);
  return [...[...declared].toSorted(), ...builtIn, ...[...keywords].toSorted()].map((word) => ({ word }));
}

const builtIn = (
  'Array BigInt Boolean Date Error Intl JSON Map Math Number Object Promise RegExp Set String Symbol globalThis isNaN ' +
  'parseFloat parseInt'
).split(' ');

/** In a box: a promise for the value itself would ask it whether it has a `then`. */
async function walk(path: readonly string[] | undefined, names: Names): Promise<{ value: unknown }> {
  if (path === undefined) return { value: undefined };
  const [first = '', ...rest] = path;
  const top = names.lexical.includes(first) ? (await names.look(first)).value : topValue(first, names);
  return { value: rest.reduce<unknown>(dataProperty, top) };
}

function topValue(name: string, { globals }: Names): unknown {
  return Object.hasOwn(globals, name) ? dataProperty(globals, name) : (globalThis as Record<string, unknown>)[name];
}
