import { parse } from 'smol-toml';
import type { Path } from '../finding.ts';

/** A stretch of one line; `line` and `column` from 1. A value over several lines is shown by its first. */
export interface Span {
  line: number;
  column: number;
  length: number;
}

export interface Located {
  path: Path;
  key: Span;
  value: Span;
}

/**
 * Where each key and value of a TOML document stands. The text must already have been read without an error: this
 * finds places, it judges nothing. A table is shown by its header, an item of an array by itself.
 */
export function locateToml(toml: string): Located[] {
  const scan: Scan = { toml, at: 0, found: [], items: new Map(), tables: new Set() };
  let table: Path = [];
  for (skipBlank(scan); scan.at < toml.length; skipBlank(scan)) {
    const before = scan.at;
    if (toml[scan.at] === '[') table = header(scan);
    else keyAndValue(scan, table);
    if (scan.at === before) break;
  }
  return withSpans(toml, scan.found);
}

interface Scan {
  readonly toml: string;
  at: number;
  readonly found: { path: Path; key: Range; value: Range }[];
  /** Number of items so far of each array of tables, by its path. */
  readonly items: Map<string, number>;
  /** Tables that have a place already; a header also makes the tables above it. */
  readonly tables: Set<string>;
}

type Range = readonly [from: number, to: number];
type Step = { name: string; range: Range };

function header(scan: Scan): Path {
  const start = scan.at;
  const isItem = scan.toml.startsWith('[[', start);
  scan.at += isItem ? 2 : 1;
  const steps = dottedKey(scan);
  skipSpaces(scan);
  scan.at += isItem ? 2 : 1;
  const range: Range = [start, scan.at];
  let path: Path = [];
  for (const [index, step] of steps.entries()) {
    path = [...path, step.name];
    const isLast = index === steps.length - 1;
    const key = path.join('\0');
    if (isLast && isItem) scan.items.set(key, (scan.items.get(key) ?? 0) + 1);
    if (isLast || !scan.tables.has(key)) scan.found.push({ path, key: step.range, value: range });
    scan.tables.add(key);
    const count = scan.items.get(key);
    if (count !== undefined) path = [...path, count - 1];
  }
  if (isItem) scan.found.push({ path, key: range, value: range });
  return path;
}

function keyAndValue(scan: Scan, table: Path): void {
  const steps = dottedKey(scan);
  if (steps.length === 0) return;
  skipSpaces(scan);
  if (scan.toml[scan.at] !== '=') return;
  scan.at += 1;
  skipSpaces(scan);
  const path = [...table, ...steps.map((step) => step.name)];
  const range = value(scan, path);
  for (const [index, step] of steps.entries()) {
    scan.found.push({ path: path.slice(0, table.length + index + 1), key: step.range, value: range });
  }
}

function dottedKey(scan: Scan): Step[] {
  const steps: Step[] = [];
  for (;;) {
    skipSpaces(scan);
    const start = scan.at;
    const quote = scan.toml[start];
    if (quote === '"' || quote === "'") skipText(scan);
    else scan.at += /^[A-Za-z0-9_-]*/.exec(scan.toml.slice(start, start + 500))?.[0].length ?? 0;
    if (scan.at === start) return steps;
    steps.push({ name: keyName(scan.toml.slice(start, scan.at)), range: [start, scan.at] });
    skipSpaces(scan);
    if (scan.toml[scan.at] !== '.') return steps;
    scan.at += 1;
  }
}

function keyName(written: string): string {
  return /^["']/.test(written) ? (Object.keys(parse(`${written} = 0`))[0] ?? written) : written;
}

function value(scan: Scan, path: Path): Range {
  const start = scan.at;
  const first = scan.toml[start];
  if (first === '"' || first === "'") skipText(scan);
  else if (first === '[') items(scan, path);
  else if (first === '{') inlineTable(scan, path);
  else {
    while (scan.at < scan.toml.length && !',]}#\n'.includes(scan.toml[scan.at] ?? '')) scan.at += 1;
    while (scan.at > start && /\s/.test(scan.toml[scan.at - 1] ?? '')) scan.at -= 1;
  }
  return [start, scan.at];
}

function items(scan: Scan, path: Path): void {
  scan.at += 1;
  for (let index = 0; ; index += 1) {
    skipBlank(scan, ',');
    const start = scan.at;
    if (start >= scan.toml.length || scan.toml[start] === ']') break;
    const item = [...path, index];
    const range = value(scan, item);
    if (scan.at === start) break;
    scan.found.push({ path: item, key: range, value: range });
  }
  scan.at += 1;
}

function inlineTable(scan: Scan, path: Path): void {
  scan.at += 1;
  for (;;) {
    skipBlank(scan, ',');
    const start = scan.at;
    if (start >= scan.toml.length || scan.toml[start] === '}') break;
    keyAndValue(scan, path);
    if (scan.at === start) break;
  }
  scan.at += 1;
}

/** Passes over a string of any of the four forms. */
function skipText(scan: Scan): void {
  const { toml } = scan;
  const quote = toml[scan.at] ?? '"';
  const close = toml.startsWith(quote.repeat(3), scan.at) ? quote.repeat(3) : quote;
  scan.at += close.length;
  while (scan.at < toml.length && !toml.startsWith(close, scan.at))
    scan.at += quote === '"' && toml[scan.at] === '\\' ? 2 : 1;
  scan.at += close.length;
  // A multi-line string may end in quotes of its own: """"two quotes at the end""""".
  if (close.length === 3) for (let extra = 0; extra < 2 && toml[scan.at] === quote; extra += 1) scan.at += 1;
}

function skipSpaces(scan: Scan): void {
  while (scan.toml[scan.at] === ' ' || scan.toml[scan.at] === '\t') scan.at += 1;
}

/** Passes over spaces, line ends, comments and, where given, a separator. */
function skipBlank(scan: Scan, separator = ''): void {
  for (; scan.at < scan.toml.length; scan.at += 1) {
    const letter = scan.toml[scan.at] ?? '';
    if (letter === '#') scan.at = lineEnd(scan.toml, scan.at);
    else if (!/\s/.test(letter) && letter !== separator) return;
  }
}

function lineEnd(toml: string, from: number): number {
  const end = toml.indexOf('\n', from);
  return end === -1 ? toml.length : end;
}

function withSpans(toml: string, found: readonly { path: Path; key: Range; value: Range }[]): Located[] {
  const starts = [0];
  for (let end = toml.indexOf('\n'); end !== -1; end = toml.indexOf('\n', end + 1)) starts.push(end + 1);
  const span = ([from, to]: Range): Span => {
    const line = lineOf(starts, from);
    const start = starts[line - 1] ?? 0;
    return { line, column: from - start + 1, length: Math.max(1, Math.min(to, lineEnd(toml, from)) - from) };
  };
  return found.map(({ path, key, value }) => ({ path, key: span(key), value: span(value) }));
}

/** The last line, from 1, that starts at or before an offset. */
function lineOf(starts: readonly number[], offset: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low + 1;
}
