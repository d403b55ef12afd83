import { parse, TomlDate, TomlError } from 'smol-toml';
import type { Fault, Place } from '../../base/fault.ts';
import { pathKey, type Path } from '../finding.ts';
import { locateToml, type Located, type Span } from './locate-toml.ts';
import { placeIn, type TextFile } from './text-file.ts';

/** TOML that stands in a file, perhaps behind comment marks. */
export interface TomlText {
  file: TextFile;
  toml: string;
  /** The line of the file, from 1, that holds the first line of the TOML. */
  firstLine: number;
  /** How many characters stand before the TOML on each line. */
  indent: number;
}

/** TOML that was read: plain data, and where each of its parts stands. */
export interface TomlDocument {
  data: Readonly<Record<string, unknown>>;
  /** The places of a key and of its value; `undefined` where nothing stands at that path. */
  find: (path: Path) => { key: Place; value: Place } | undefined;
  /** All paths that something stands at. */
  paths: readonly Path[];
}

export type TomlResult = { ok: true; document: TomlDocument } | { ok: false; fault: Fault };

/** A whole file of TOML. */
export function tomlFile(file: TextFile): TomlText {
  return { file, toml: file.lines.join('\n'), firstLine: 1, indent: 0 };
}

/** How deep tables and lists may lie in each other; a dotted key counts by its parts. */
const deepest = 32;

/** Reads TOML; a mistake comes back as a fault at its place in the file. Dates become text such as `2013-01-01`. */
export function readToml(text: TomlText): TomlResult {
  try {
    const parsed = parse(text.toml, { maxDepth: deepest, unsafeKeyBehaviour: 'throw' });
    const located = locateToml(text.toml);
    const tooDeep = located.find(({ path }) => path.length > deepest);
    if (tooDeep) return { ok: false, fault: depthFault(text, tooDeep) };
    const byPath = new Map(located.map((one) => [pathKey(one.path), one]));
    const lines = text.toml.split('\n');
    const written = (path: Path) => textAt(lines, byPath.get(pathKey(path))?.value);
    const data = plain(parsed, [], written) as Record<string, unknown>;
    const find = (path: Path) => places(text, byPath.get(pathKey(path)));
    return { ok: true, document: { data, find, paths: located.map((one) => one.path) } };
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    return { ok: false, fault: tomlFault(text, error) };
  }
}

/** Dates as they are written: a `Date` would have made 30 February into 2 March. */
function plain(value: unknown, path: Path, written: (path: Path) => string | undefined): unknown {
  if (value instanceof TomlDate) return written(path) ?? value.toISOString();
  if (Array.isArray(value)) return value.map((item, index) => plain(item, [...path, index], written));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner, [...path, key], written)]));
}

function textAt(lines: readonly string[], span: Span | undefined): string | undefined {
  return span && lines[span.line - 1]?.slice(span.column - 1, span.column - 1 + span.length);
}

function places(text: TomlText, located: Located | undefined): { key: Place; value: Place } | undefined {
  return located && { key: placeOf(text, located.key), value: placeOf(text, located.value) };
}

function placeOf(text: TomlText, span: Span): Place {
  const line = text.firstLine + span.line - 1;
  const indent = Math.min(text.indent, text.file.lines[line - 1]?.length ?? 0);
  return placeIn(text.file, line, span.column + indent, span.length);
}

function tomlFault(text: TomlText, error: TomlError): Fault {
  const told = (error.message.split('\n')[0] ?? '').replace('Invalid TOML document: ', '');
  const lastLine = text.toml.split('\n').length;
  const place = placeOf(text, { line: Math.min(error.line, lastLine), column: error.column, length: 1 });
  const openText = told.startsWith('control characters') && place.column > place.text.length;
  if (openText)
    return {
      place,
      what: 'broken TOML: the text is not closed on its line',
      rule: ruleOf(told),
      fix: `${place.text.replace(/^[#/\s]*/, '')}"`,
    };
  return { place, what: `broken TOML: ${told}`, rule: ruleOf(told), fix: repairOf(told, place.text) };
}

function depthFault(text: TomlText, { key }: Located): Fault {
  const rule = `at most ${deepest} tables or lists lie in each other`;
  return { place: placeOf(text, key), what: 'broken TOML: the key has too many parts', rule, fix: 'shorten the key' };
}

function ruleOf(told: string): string {
  if (told.includes('redefine')) return 'each key and table is written once';
  if (told.includes('unsafe property')) return 'keys named like `__proto__` or `constructor` are refused';
  if (told.includes('losslessly')) return 'whole numbers lie between -9007199254740991 and 9007199254740991';
  return 'the head and the settings are TOML: `key = value` lines and `[table]` lines, text in quotes (https://toml.io)';
}

function repairOf(told: string, line: string): string {
  if (told.includes('redefine')) return 'remove one of the two';
  if (told.includes('unsafe property')) return 'choose another name';
  if (told.includes('string')) return 'close the quotes, on the same line where they are single';
  if (told.includes('array') || told.includes('struct') || told.includes('table')) return 'close the bracket';
  if (/=\s*[A-Za-z_./]/.test(line)) return line.replace(/^[#/\s]*/, '').replace(/=\s*([^\s,}\]"']+)/, '= "$1"');
  return 'correct this line';
}
