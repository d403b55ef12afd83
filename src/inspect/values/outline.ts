import { types } from 'node:util';
import { hasExpression, printed } from '../../define/expression/text.ts';

/** A value as nested names and texts: plain data, of a size that can be shown whatever the value's is. */
export interface Outline {
  /** The key, index or name under which it stands; absent at the top. */
  name?: string;
  /** The value in one line; of what has members, what it is: `Array of 3`. */
  text: string;
  kind: 'text' | 'number' | 'word' | 'whole' | 'note';
  members?: Outline[];
}

export interface OutlineLimits {
  /** Lines in all. */
  lines: number;
  /** Levels below the top that are opened. */
  depth: number;
}

/** Characters of a text that are shown. */
const longestText = 300;
const shownBytes = 16;

/**
 * The outline of any value. Getters are not called and proxies not asked; what finds no room is counted instead, and what is
 * nearer the top has room first.
 */
export function outlineOf(value: unknown, limits: OutlineLimits = { lines: 300, depth: 5 }): Outline {
  const top = { ...node(undefined, value), ...inWords(value) };
  const queue = [{ value, at: top, depth: 0, above: [] as readonly unknown[] }];
  let room = limits.lines;
  for (let next = queue.shift(); next; next = queue.shift()) {
    const { at, depth, above } = next;
    const holder = next.value;
    if (at.kind !== 'whole' || above.includes(holder)) continue;
    const many = sizeOf(holder);
    if (many === 0 || depth >= limits.depth || room <= 0) continue;
    const shown = many <= room ? many : Math.min(room, depth === 0 ? room : 0);
    if (shown === 0) continue;
    const members = membersOf(holder, shown);
    room -= members.length;
    at.members = members.map(({ name, value: member }) => node(name, member));
    if (many > members.length) at.members.push({ text: `… ${many - members.length} more`, kind: 'note' });
    members.forEach((member, index) => {
      const below = at.members?.[index];
      if (below) queue.push({ value: member.value, at: below, depth: depth + 1, above: [...above, holder] });
    });
  }
  return top;
}

/** At the top no name says what a list or an object is. */
function inWords(value: unknown): { text: string } | undefined {
  const many = sizeOf(value);
  if (many === 0) return undefined;
  if (Array.isArray(value)) return { text: `list of ${many}` };
  const isObject = lineOf(value).text === `{${many}}`;
  return isObject ? { text: many === 1 ? 'object of 1 field' : `object of ${many} fields` } : undefined;
}

/** What a value is, in one line: a number, a short text in quotes, `Map of 2`. */
export function lineOf(value: unknown): { text: string; kind: Outline['kind'] } {
  switch (typeof value) {
    case 'string':
      return { text: quoted(value), kind: 'text' };
    case 'number':
      return { text: Object.is(value, -0) ? '-0' : String(value), kind: 'number' };
    case 'bigint':
      return { text: `${value}n`, kind: 'number' };
    case 'undefined':
    case 'boolean':
    case 'symbol':
      return { text: String(value), kind: 'word' };
    case 'function':
      return { text: `function ${nameOfFunction(value)}`.trimEnd(), kind: 'word' };
    case 'object':
      return value === null ? { text: 'null', kind: 'word' } : lineOfObject(value);
  }
}

function node(name: string | undefined, value: unknown): Outline {
  if (value === getter) return { name, text: 'getter', kind: 'note' };
  return { name, ...lineOf(value) };
}

function quoted(text: string): string {
  const readable = JSON.stringify(printed(text.slice(0, longestText)));
  return text.length <= longestText ? readable : `${readable}… ${text.length} characters`;
}

function lineOfObject(value: object): { text: string; kind: Outline['kind'] } {
  if (types.isProxy(value)) return { text: 'Proxy', kind: 'word' };
  const text = dataOf(value, 'text');
  if (typeof text === 'string' && hasExpression(text)) return { text: printed(text), kind: 'word' };
  if (types.isDate(value)) return { text: dateText(value), kind: 'word' };
  if (types.isRegExp(value)) return { text: RegExp.prototype.toString.call(value), kind: 'word' };
  if (types.isPromise(value)) return { text: 'Promise', kind: 'word' };
  if (types.isNativeError(value)) return { text: errorText(value), kind: 'word' };
  if (types.isAnyArrayBuffer(value)) return { text: bytesText(new Uint8Array(value), 'bytes'), kind: 'word' };
  if (ArrayBuffer.isView(value)) return { text: viewText(value), kind: 'word' };
  const many = sizeOf(value);
  if (Array.isArray(value)) return { text: many === 0 ? '[]' : `[${many}]`, kind: 'whole' };
  if (types.isMap(value) || types.isSet(value)) return { text: `${nameOfKind(value)} of ${many}`, kind: 'whole' };
  const name = nameOfKind(value);
  if (many === 0) return { text: name === 'Object' ? '{}' : `${name} {}`, kind: 'whole' };
  return { text: name === 'Object' ? `{${many}}` : `${name} {${many}}`, kind: 'whole' };
}

function dateText(date: Date): string {
  const at = Date.prototype.getTime.call(date);
  return Number.isNaN(at) ? 'Invalid Date' : new Date(at).toISOString();
}

function errorText(error: object): string {
  const [name, message] = [dataOf(error, 'name'), dataOf(error, 'message')];
  const says = typeof message === 'string' ? `: ${message.slice(0, longestText)}` : '';
  return `${typeof name === 'string' ? name : 'Error'}${says}`;
}

function viewText(view: ArrayBufferView): string {
  if (types.isUint8Array(view)) return bytesText(view, 'bytes');
  const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
  return bytesText(bytes, `bytes in a ${nameOfKind(view)}`);
}

function bytesText(bytes: Uint8Array, what: string): string {
  const head = [...bytes.subarray(0, shownBytes)].map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
  return `${bytes.length} ${what}: ${head}${bytes.length > shownBytes ? ' …' : ''}`;
}

/** Members that would be shown. */
function sizeOf(value: unknown): number {
  if (typeof value !== 'object' || value === null || types.isProxy(value)) return 0;
  if (Array.isArray(value)) return value.length;
  // Each of its bytes is a key, and there may be as many as find room in the memory.
  if (ArrayBuffer.isView(value)) return 0;
  if (types.isMap(value)) return mapSize.call(value) as number;
  if (types.isSet(value)) return setSize.call(value) as number;
  return Object.keys(value).length;
}

const mapSize = Object.getOwnPropertyDescriptor(Map.prototype, 'size')?.get as () => unknown;
const setSize = Object.getOwnPropertyDescriptor(Set.prototype, 'size')?.get as () => unknown;

const getter = Symbol('getter');

function membersOf(holder: unknown, most: number): { name?: string; value: unknown }[] {
  if (types.isMap(holder)) {
    const entries = firstOf(Map.prototype.entries.call(holder), most) as (readonly [unknown, unknown])[];
    return entries.map(([key, value]) => ({ name: typeof key === 'string' ? key : lineOf(key).text, value }));
  }
  if (types.isSet(holder)) return firstOf(Set.prototype.values.call(holder), most).map((value) => ({ value }));
  const names = Array.isArray(holder)
    ? Array.from({ length: most }, (_, index) => String(index))
    : Object.keys(holder as object).slice(0, most);
  return names.map((name) => ({ name, value: ownValue(holder as object, name) }));
}

function firstOf(iterator: Iterator<unknown>, most: number): unknown[] {
  const found: unknown[] = [];
  for (let next = iterator.next(); !next.done && found.length < most; next = iterator.next()) found.push(next.value);
  return found;
}

function ownValue(holder: object, name: string): unknown {
  const found = Object.getOwnPropertyDescriptor(holder, name);
  return found?.get ? getter : found?.value;
}

/** A data property of an object or of what it was made from; never asks a getter. */
function dataOf(holder: object, name: string): unknown {
  let object: object | null = holder;
  for (let depth = 0; object && !types.isProxy(object) && depth < 20; depth += 1) {
    const found = Object.getOwnPropertyDescriptor(object, name);
    if (found) return found.value;
    object = Object.getPrototypeOf(object) as object | null;
  }
  return undefined;
}

function nameOfKind(value: object): string {
  const made = dataOf(value, 'constructor');
  return typeof made === 'function' && !Object.hasOwn(value, 'constructor')
    ? nameOfFunction(made) || 'Object'
    : 'Object';
}

function nameOfFunction(value: object): string {
  const name = types.isProxy(value) ? undefined : Object.getOwnPropertyDescriptor(value, 'name')?.value;
  return typeof name === 'string' ? name.slice(0, 80) : '';
}
