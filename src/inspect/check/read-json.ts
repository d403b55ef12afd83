import type { Place } from '../../base/fault.ts';

/** A JSON text as a value, and where each part of it stands. */
export interface PlacedJson {
  value: unknown;
  /** The place of what the keys and indices lead to, of a member with its key; the nearest that is there where it isn't. */
  placeOf: (steps: readonly (string | number)[]) => Place;
}

/** Reads JSON with its places; a text that is none is answered with what is wrong and where. `file` names it in places. */
export function readJson(file: string, text: string): PlacedJson | { wrong: string; place: Place } {
  const reading: Reading = { text, at: 0, depth: 0 };
  const placed = (at: number, length: number) => placeIn(file, text, at, length);
  try {
    const root = readValue(reading);
    skipSpace(reading);
    if (reading.at < text.length) throw new Misread('there is more after the end of the value', reading.at);
    return {
      value: JSON.parse(text) as unknown,
      placeOf: (steps) => {
        const { from, to } = nodeAt(root, steps);
        return placed(from, to - from);
      },
    };
  } catch (error) {
    if (!(error instanceof Misread)) throw error;
    return { wrong: error.message, place: placed(error.at, 1) };
  }
}

class Misread extends Error {
  readonly at: number;

  constructor(what: string, at: number) {
    super(what);
    this.at = at;
  }
}

interface Reading {
  text: string;
  at: number;
  depth: number;
}

/** Where a part stands; `from` is at its key where it has one. */
interface Node {
  from: number;
  to: number;
  inner: ReadonlyMap<string | number, Node>;
}

const deepest = 200;
const none: Node['inner'] = new Map();

function readValue(reading: Reading): Node {
  skipSpace(reading);
  const from = reading.at;
  const inner = readAny(reading);
  return { from, to: reading.at, inner };
}

function readAny(reading: Reading): Node['inner'] {
  const sign = reading.text[reading.at];
  if (sign === '{') return within(reading, readObject);
  if (sign === '[') return within(reading, readList);
  if (sign === '"') readText(reading);
  else readPlain(reading);
  return none;
}

function within(reading: Reading, read: (reading: Reading) => Node['inner']): Node['inner'] {
  if (reading.depth >= deepest) throw new Misread(`it is nested deeper than ${deepest}`, reading.at);
  reading.depth += 1;
  const inner = read(reading);
  reading.depth -= 1;
  return inner;
}

function readObject(reading: Reading): Node['inner'] {
  const members = new Map<string, Node>();
  readEntries(reading, '}', () => {
    const from = reading.at;
    if (reading.text[from] !== '"') throw new Misread('a key between double quotes is missing here', from);
    const key = readText(reading);
    skipSpace(reading);
    if (reading.text[reading.at] !== ':') throw new Misread('a `:` is missing after the key', reading.at);
    reading.at += 1;
    members.set(key, { ...readValue(reading), from });
  });
  return members;
}

function readList(reading: Reading): Node['inner'] {
  const items = new Map<number, Node>();
  readEntries(reading, ']', () => void items.set(items.size, readValue(reading)));
  return items;
}

function readEntries(reading: Reading, end: string, readEntry: () => void): void {
  const opened = reading.at;
  reading.at += 1;
  skipSpace(reading);
  if (reading.text[reading.at] === end) reading.at += 1;
  else
    for (let more = true; more;) {
      skipSpace(reading);
      readEntry();
      skipSpace(reading);
      more = reading.text[reading.at] === ',';
      if (!more && reading.text[reading.at] !== end) throw unended(reading, end, opened);
      reading.at += 1;
    }
}

function unended({ text, at }: Reading, end: string, opened: number): Misread {
  if (at >= text.length) return new Misread(`this is not closed by \`${end}\``, opened);
  return new Misread(`a \`,\` or \`${end}\` is missing here`, at);
}

function readText(reading: Reading): string {
  const { text, at: from } = reading;
  let at = from + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  if (at >= text.length) throw new Misread('this text is not closed by `"`', from);
  reading.at = at + 1;
  try {
    return JSON.parse(text.slice(from, reading.at)) as string;
  } catch {
    throw new Misread('this text holds a line end, a control character or a wrong escape', from);
  }
}

const plain = /(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![\w.+-])/uy;

function readPlain(reading: Reading): void {
  plain.lastIndex = reading.at;
  const [found] = plain.exec(reading.text) ?? [];
  if (found === undefined) throw new Misread(misreadOf(reading), reading.at);
  reading.at += found.length;
}

function misreadOf({ text, at }: Reading): string {
  if (at >= text.length) return 'a value is missing at the end';
  if (text[at] === '}' || text[at] === ']' || text[at] === ',') {
    const isAfterComma = text.slice(0, at).trimEnd().endsWith(',');
    return isAfterComma ? 'a value is missing here; the `,` before it is one too many' : 'a value is missing here';
  }
  if (text[at] === "'") return 'texts stand between double quotes';
  return 'this is no JSON value: a text between double quotes, a number, true, false, null, an object or a list';
}

function skipSpace(reading: Reading): void {
  while (' \t\r\n'.includes(reading.text[reading.at] ?? '.')) reading.at += 1;
}

function nodeAt(root: Node, steps: readonly (string | number)[]): Node {
  let node = root;
  for (const step of steps) {
    const next = node.inner.get(step);
    if (!next) break;
    node = next;
  }
  return node;
}

/** A part that goes over several lines is marked by its first character. */
function placeIn(file: string, text: string, at: number, length: number): Place {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const lineEnd = text.indexOf('\n', at);
  const end = lineEnd < 0 ? text.length : lineEnd;
  return {
    file,
    line: text.slice(0, start).split('\n').length,
    column: at - start + 1,
    length: at + length > end ? 1 : Math.max(1, length),
    text: text.slice(start, end).replace(/\r$/u, ''),
  };
}
