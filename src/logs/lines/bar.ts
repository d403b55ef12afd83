import { sanitise } from './sanitise.ts';

/** States of a bar that are kept, and characters of them all: enough to see how it went. */
export const mostStates = 50;
const mostCharacters = 4096;

/** Parts the states in a line's raw text. */
const between = '␍';

/** Whether the states of a bar are followed by these: it begins with a return, or the bar ended with one and it looks alike. */
export function goesOn(bar: Bar, next: Bar): boolean {
  const [before, after] = [bar.states.at(-1) ?? '', next.states.at(-1) ?? ''];
  // One that has less is another bar: the end of the line between them is not told.
  if (percentOf(after) < percentOf(before)) return false;
  return next.begins || (bar.ends && isProgress(before) && isProgress(after) && stemOf(before) === stemOf(after));
}

/** What a line with carriage returns wrote over itself. */
export interface Bar {
  /** Its last states as they were written, in their order. */
  states: string[];
  /** Begins with a carriage return. */
  begins: boolean;
  ends: boolean;
}

/** Adds the states of a bar that goes on with this one. */
export function extend(bar: Bar, next: Bar): void {
  bar.states.push(...next.states);
  bar.ends = next.ends;
  if (bar.states.length > 2 * mostStates) bar.states.splice(0, bar.states.length - mostStates);
}

/** What a bar shows now, and all of its states if there were several; both safe to paint. */
export function shownBar({ states }: Bar): { text: string; raw?: string } {
  const text = sanitise(states.at(-1) ?? '');
  if (states.length < 2) return { text };
  const kept = [text];
  let length = text.length;
  for (const state of states.slice(0, -1).toReversed()) {
    const safe = sanitise(state);
    length += safe.length + 1;
    if (length > mostCharacters) break;
    kept.unshift(safe);
  }
  return kept.length > 1 ? { text, raw: kept.join(between) } : { text };
}

/** Whether a text that ends with a return is a bar's; a line end of two characters leaves a return behind as well. */
export function isProgress(text: string): boolean {
  return /\d%|[█▉-▏━╸]{3}|\[[#=>. -]{3,}\]/u.test(text);
}

function percentOf(text: string): number {
  const percent = /(?<!\d)(\d{1,3}(?:\.\d{1,6})?)\s?%/.exec(text)?.[1];
  return percent === undefined ? Number.NaN : Number(percent);
}

/** What stands before the first number. */
function stemOf(text: string): string {
  return /^[^\d]*/.exec(text)?.[0].trim() ?? '';
}
