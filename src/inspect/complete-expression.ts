import { types } from 'node:util';

/** The words that may stand in place of `text.slice(start, cursor)`. */
export interface Completion {
  start: number;
  words: readonly string[];
}

/** Where names are looked up. */
export interface Names {
  globals: Readonly<Record<string | symbol, unknown>>;
  /** Names that lines declared with const, let and class. */
  lexical: readonly string[];
  /** The value of a declared name. */
  look: (name: string) => Promise<{ value: unknown }>;
}

const path = /(?:^|[^\p{ID_Continue}$.])((?:[\p{ID_Start}$_][\p{ID_Continue}$]*\??\.)*)([\p{ID_Continue}$]*)$/u;
const identifier = /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u;

/** Completes the path of names before the cursor by looking at own properties; getters and proxies are not touched. */
export async function completeExpression(text: string, cursor: number, names: Names): Promise<Completion> {
  const [, before = '', begun = ''] = path.exec(text.slice(0, cursor)) ?? [];
  const steps = before.split(/\??\./).slice(0, -1);
  const start = cursor - begun.length;
  const found = steps.length === 0 ? topNames(names) : propertyNames((await walk(steps, names)).value);
  return { start, words: found.filter((name) => name.startsWith(begun) && name !== begun && identifier.test(name)) };
}

function topNames({ globals, lexical }: Names): string[] {
  return [...new Set([...lexical, ...Object.keys(globals), ...keywords])].toSorted();
}

const keywords = ['await', 'const', 'JSON', 'Math', 'Object'];

async function walk([first = '', ...rest]: readonly string[], names: Names): Promise<{ value: unknown }> {
  const top = names.lexical.includes(first) ? (await names.look(first)).value : dataProperty(names.globals, first);
  return { value: rest.reduce<unknown>(dataProperty, top) };
}

function dataProperty(holder: unknown, name: string): unknown {
  for (const object of chainOf(holder)) {
    const found = Object.getOwnPropertyDescriptor(object, name);
    if (found) return found.value;
  }
  return undefined;
}

function propertyNames(value: unknown): string[] {
  const names = chainOf(value).flatMap((object, depth) =>
    isPlainBase(object) && depth > 0 ? [] : Object.getOwnPropertyNames(object).filter((name) => name !== 'constructor'),
  );
  return [...new Set(names)];
}

/** An object and its prototypes, as far as no proxy stands among them. */
function chainOf(value: unknown): object[] {
  const chain: object[] = [];
  let object: unknown = value === undefined || value === null ? undefined : Object(value);
  while (object && !types.isProxy(object) && chain.length < 20) {
    chain.push(object);
    object = Object.getPrototypeOf(object);
  }
  return chain;
}

function isPlainBase(object: object): boolean {
  return Object.getPrototypeOf(object) === null && Object.hasOwn(object, 'hasOwnProperty');
}
