import type { LogEvent } from '../event.ts';
import type { PlacedLine, Place } from '../line.ts';
import { extend, goesOn, isProgress, mostStates, shownBar, type Bar } from './bar.ts';
import { lastStates, withReturns } from './carriage-return.ts';
import { cutOf, goesOnAfter, joinParts, type Cut } from './cut.ts';
import type { Group } from './group.ts';

/** What is remembered of a stream from one event to the next. */
export interface Thread {
  /** Timestamp of its last event. */
  at: number;
  group: Group | undefined;
  part: Part | undefined;
  bar: OpenBar | undefined;
  /** Has line ends of two characters, so that a return at the end of an event says nothing. */
  endsWithReturn: boolean;
}

/** The beginning of a line whose rest is to come. */
interface Part {
  event: LogEvent;
  texts: string[];
  /** Characters of all of them. */
  length: number;
  cut: Cut;
  /** Where it was told as it is, after it had waited for long. */
  told?: Place;
  hasWaited: boolean;
}

/** A line that writes over itself, and may go on to. */
interface OpenBar extends Bar {
  event: LogEvent;
  told?: Place;
  isNew: boolean;
}

/** Takes a line to its place; nothing where it is hidden. */
export type Put = (thread: Thread, event: LogEvent, text: string, more?: Shown) => PlacedLine | undefined;

export interface Shown {
  raw?: string;
  overwrites?: Place;
  /** What is left of its event belongs to the group of the line before. */
  isRest?: boolean;
}

/** Characters of a joined line, at most; and of one that writes over itself, whose last states alone are of interest. */
const longest = 4_194_304;
const longestBar = 65_536;

export function newThread(): Thread {
  return { at: -Infinity, group: undefined, part: undefined, bar: undefined, endsWithReturn: false };
}

/** Makes lines of the next event of a thread. */
export function read(thread: Thread, event: LogEvent, put: Put): void {
  thread.at = event.timestamp;
  const { message } = event;
  const part = partBefore(thread, message, put);
  const isWhole = message.endsWith('\n');
  const cut = isWhole ? undefined : cutOf(message, part?.cut.bytes);
  const end = isWhole ? message.length - 1 : message.length;
  let begin = 0;
  for (let next = message.indexOf('\n'); next >= 0 && next < end; next = message.indexOf('\n', begin)) {
    const text = message.slice(begin, message.charCodeAt(next - 1) === 0x0d ? next - 1 : next);
    readFirst(thread, event, begin === 0 ? part : undefined, text, put, begin > 0);
    endBar(thread, put);
    begin = next + 1;
  }
  const going = begin === 0 ? part : undefined;
  if (cut) {
    thread.part = extendPart(going, event, message.slice(begin), cut);
    return;
  }
  const last = begin === 0 && end === message.length ? message : message.slice(begin, end);
  readFirst(thread, event, going, isWhole && last.endsWith('\r') ? last.slice(0, -1) : last, put, begin > 0);
}

/** Tells what waits for its rest as it is, which may still come. */
export function tellPart(thread: Thread, put: Put): void {
  const { part } = thread;
  if (!part || part.told) return;
  part.told = put(thread, part.event, part.texts.join(''), undefined);
}

/** Tells how a bar is now, which may go on. */
export function tellBar(thread: Thread, put: Put): void {
  const { bar } = thread;
  if (!bar?.isNew) return;
  const shown = shownBar(bar);
  const told = put(thread, bar.event, shown.text, { raw: shown.raw, overwrites: bar.told });
  bar.told = told ?? bar.told;
  bar.isNew = false;
}

/** The part that an event goes on with, taken from its thread; one that it does not go on with is told. */
function partBefore(thread: Thread, message: string, put: Put): Part | undefined {
  const { part } = thread;
  if (!part) return undefined;
  const goesOn = goesOnAfter(part.cut, message) && part.length + message.length <= longest;
  if (!goesOn) tellPart(thread, put);
  thread.part = undefined;
  return goesOn ? part : undefined;
}

function extendPart(part: Part | undefined, event: LogEvent, text: string, cut: Cut): Part {
  if (!part) return { event, texts: [text], length: text.length, cut, hasWaited: false };
  const texts = joinParts(part.texts, text);
  let length = part.length + text.length;
  // Of a line that writes over itself the last states alone are of interest, and when it wrote them.
  const returns = text.includes('\r');
  const room = returns ? longestBar : longest;
  while (texts.length > 1 && length - (texts[0]?.length ?? 0) > room) length -= texts.shift()?.length ?? 0;
  return { event: returns ? event : part.event, texts, length, cut, told: part.told, hasWaited: false };
}

function readFirst(
  thread: Thread,
  event: LogEvent,
  part: Part | undefined,
  text: string,
  put: Put,
  isRest: boolean,
): void {
  if (!part) return line(thread, event, text, put, isRest);
  const whole = joinParts(part.texts, text).join('');
  line(thread, whole.includes('\r') ? event : part.event, whole, put, isRest, part.told);
}

function line(thread: Thread, event: LogEvent, text: string, put: Put, isRest: boolean, told?: Place): void {
  const next = text.includes('\r') || text.includes('#015') ? barOf(thread, text) : undefined;
  if (!next && !thread.bar) {
    put(thread, event, text, isRest || told ? { overwrites: told, isRest } : undefined);
    return;
  }
  const { bar } = thread;
  const plain = next ?? { states: [text], begins: false, ends: false };
  if (bar && (plain.states.length === 0 || goesOn(bar, plain))) {
    extend(bar, plain);
    bar.event = event;
    bar.isNew ||= plain.states.length > 0;
    return;
  }
  endBar(thread, put);
  if (next && next.states.length > 0) thread.bar = { ...next, event, told, isNew: true };
  else put(thread, event, next ? '' : text, { overwrites: told, isRest });
}

/** The states of a line that returns to its start; nothing for one that does not. */
function barOf(thread: Thread, text: string): Bar | undefined {
  const returned = withReturns(text);
  if (!returned.includes('\r')) return undefined;
  const [begins, ends] = [returned.startsWith('\r'), returned.endsWith('\r')];
  if (returned.indexOf('\r') === returned.length - 1) {
    if (!isProgress(returned)) thread.endsWithReturn = true;
    if (thread.endsWithReturn) return undefined;
  }
  return { states: lastStates(returned, mostStates), begins, ends: ends && !thread.endsWithReturn };
}

function endBar(thread: Thread, put: Put): void {
  tellBar(thread, put);
  thread.bar = undefined;
}
