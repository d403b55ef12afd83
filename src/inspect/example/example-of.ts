import type { Knowledge } from '../knowledge/knowledge.ts';
import { type FoundSpot, findSpots } from '../requests/find-spot.ts';
import { words } from '../words/words.ts';
import { exampleAt } from './example-at.ts';

/** A smallest valid value of something, or how it is written. */
export type Example =
  /** Of a request, of a field of one, or of a shape: plain data, times as texts. */
  | { kind: 'value'; name: string; value: unknown }
  /** Of a key, a word, a verb: a line. */
  | { kind: 'line'; name: string; line: string };

/**
 * The example of what has a name that can be explained; with `full` members that aren't required too. `unknown` with the nearest
 * name where nothing has it, `none` where its limits aren't known or it has no example.
 */
export function exampleOf(
  name: string,
  knowledge: Knowledge,
  { full = false }: { full?: boolean } = {},
): Example | { kind: 'none'; name: string } | { kind: 'unknown'; near?: string } {
  const spots = findSpots(name, words);
  for (const spot of spots) {
    const value = exampleAtSpot(spot, full);
    if (value !== undefined) return { kind: 'value', name: spot.name, value };
  }
  const answer = knowledge.explain(name);
  if (!('found' in answer)) return { kind: 'unknown', ...(answer.near !== undefined && { near: answer.near }) };
  const example = answer.found.facts.find((fact) => fact.name === 'example')?.text;
  const [, line] = /^`(.*?)`/su.exec(example ?? '') ?? [];
  return line === undefined
    ? { kind: 'none', name: answer.found.name }
    : { kind: 'line', name: answer.found.name, line };
}

function exampleAtSpot({ kind, top, steps, spot }: FoundSpot, full: boolean): unknown {
  const { service } = spot;
  if (kind === 'request') return exampleAt(service, top, steps, full);
  if (kind === 'answer') return undefined;
  const [operation = '', ...way] = words.shape(service, top)?.at?.split('.') ?? [];
  const value = exampleAt(service, operation, [...way, ...steps], full);
  return steps.length === 0 && Array.isArray(value) ? (value[0] as unknown) : value;
}
