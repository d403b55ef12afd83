import type { ReadingState } from '../read/reader.ts';

/** What a file of a place holds. */
export interface Place {
  target: string;
  /** Milliseconds since 1970, by this machine's clock. */
  savedAt: number;
  state: ReadingState;
}

/** Bounds that what mlx writes keeps, so that what somebody else wrote can't make it work for ever. */
const mostSources = 10_000;
const longest = 1_024;

/** The place that a text tells, or why it tells none. Anybody may have written it. */
export function asPlace(text: string): Place | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return 'it is torn, or no JSON';
  }
  if (!isObject(value) || !isText(value['target']) || !isTime(value['savedAt'])) return 'it is not one of mlx';
  const state = value['state'];
  if (!isObject(state)) return 'it is not one of mlx';
  if (state['version'] !== 1) return 'it was written by another version of mlx';
  const sources = state['sources'];
  if (!Array.isArray(sources) || sources.length > mostSources) return 'it has no list of sources';
  const found = sources.map(asSource);
  const whole = found.filter((source) => source !== undefined);
  if (whole.length < found.length) return 'one of its sources is not whole';
  return { target: value['target'], savedAt: value['savedAt'], state: { version: 1, sources: whole } };
}

type Source = ReadingState['sources'][number];

function asSource(value: unknown): Source | undefined {
  if (!isObject(value)) return undefined;
  const { group, told, seen } = value;
  const streams = asStreams(value['streams']);
  if (!isText(group) || !streams || !isTime(told) || !isTexts(seen)) return undefined;
  return { group, streams, told, seen };
}

function asStreams(value: unknown): Source['streams'] | undefined {
  if (!isObject(value)) return undefined;
  const { prefix, names } = value;
  if (isText(prefix) && names === undefined) return { prefix };
  return isTexts(names) && prefix === undefined ? { names } : undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= longest;
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every(isText);
}

/** Milliseconds since 1970; nothing is told to be before that. */
function isTime(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value <= 8_640_000_000_000_000;
}
