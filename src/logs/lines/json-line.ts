import type { Level } from '../line.ts';
import { levelOfWord } from './level-words.ts';
import { sanitise } from './sanitise.ts';

/** A line of JSON, as loggers write them, taken apart. All texts are safe to paint and have no line ends. */
export interface JsonLine {
  level: Level | undefined;
  /** Empty where none of its fields is one. */
  message: string;
  /** When its writer says it was; milliseconds since 1970. */
  time: number | undefined;
  /** All other fields in their order; texts as they are, other values as JSON. */
  fields: readonly { name: string; value: string }[];
}

/** Takes a line apart that is a JSON object; nothing where it is none. */
export function readJsonLine(text: string): JsonLine | undefined {
  const value = parseObject(text);
  if (!value) return undefined;
  const names = Object.keys(value);
  const message = firstOf(names, messageFields, (name) => typeof value[name] === 'string');
  const time = firstOf(names, timeFields, (name) => timeOf(value[name]) !== undefined);
  const level = firstOf(names, levelFields, () => levelOfObject(value) !== undefined);
  return {
    level: levelOfObject(value),
    message: message === undefined ? '' : shown(value[message]),
    time: time === undefined ? undefined : timeOf(value[time]),
    fields: names
      .filter((name) => name !== message && name !== time && name !== level)
      .map((name) => ({ name: shown(name), value: shown(value[name]) })),
  };
}

/** The object that a line is in JSON, if it is one. */
export function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  if (text.charCodeAt(0) !== 0x7b || !text.trimEnd().endsWith('}')) return undefined;
  try {
    return JSON.parse(text) as Readonly<Record<string, unknown>>;
  } catch {
    return undefined;
  }
}

/** The level that a logger wrote into a field. */
export function levelOfObject(value: Readonly<Record<string, unknown>>): Level | undefined {
  for (const name in value) {
    if (!levelFields.has(name.toLowerCase())) continue;
    const level = value[name];
    if (typeof level === 'string') return levelOfWord(level);
    if (typeof level === 'number') return levelOfNumber(level, isOfNode(value));
  }
  return undefined;
}

/** Fields in which loggers write a line's level, message and time; small letters. */
const levelFields = new Set([
  'level',
  'levelname',
  'severity',
  'log_level',
  'loglevel',
  'lvl',
  'log.level',
  '@level',
  '@l',
  'severitytext',
]);
const messageFields = new Set(['message', 'msg', 'event', '@message', '@m', '@mt', 'short_message', 'body', 'text']);
const timeFields = new Set(['timestamp', 'time', 'ts', '@timestamp', '@t', 'asctime', 'datetime', 'date', 'eventtime']);

function firstOf(
  names: readonly string[],
  wanted: ReadonlySet<string>,
  fits: (name: string) => boolean,
): string | undefined {
  return names.find((name) => wanted.has(name.toLowerCase()) && fits(name));
}

/** Python's numbers, or those of pino and bunyan, which are higher by a step. */
function levelOfNumber(level: number, isOfNode: boolean): Level {
  const step = isOfNode ? 10 : 0;
  if (level >= 40 + step) return 'error';
  if (level >= 30 + step) return 'warning';
  return level >= 20 + step ? 'info' : 'debug';
}

function isOfNode(value: Readonly<Record<string, unknown>>): boolean {
  return 'pid' in value && 'hostname' in value && 'time' in value;
}

/** Years in which a number is a time, as milliseconds since 1970. */
const earliest = Date.UTC(2000, 0);
const latest = Date.UTC(2100, 0);

/** Of a date as text, or of seconds to nanoseconds since 1970. */
function timeOf(value: unknown): number | undefined {
  if (typeof value === 'string') {
    const time = value.length <= 64 ? Date.parse(value.replace(/(\d),(\d{3})/, '$1.$2')) : Number.NaN;
    return Number.isNaN(time) ? undefined : time;
  }
  if (typeof value !== 'number') return undefined;
  return [value * 1000, value, value / 1000, value / 1_000_000].find((time) => time >= earliest && time < latest);
}

function shown(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return sanitise(text.replaceAll(/\r?\n/g, ' ⏎ '));
}
