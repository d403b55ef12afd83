import type { Level, PlacedLine } from '../line.ts';

/** The line that others may continue, and how far they have come. */
export interface Group {
  head: PlacedLine;
  /** In which go the head was told. */
  call: number;
  order: number;
  level: Level | undefined;
  /** Timestamps of its first and its last line, milliseconds since 1970. */
  began: number;
  at: number;
  lines: number;
  /**
   * What may follow: `line` anything indented; `frames` the rest of a traceback; `raised` is behind the exception of Python's;
   * `chain` announces another one.
   */
  phase: 'line' | 'frames' | 'raised' | 'chain';
  /** Python's tracebacks end with a line that is not indented. */
  isPython: boolean;
}

/** Lines and milliseconds that a group spans at most: a stream that only ever indents is not one group. */
const mostFrames = 2000;
const mostIndented = 200;
const longestFrames = 30_000;
const longestIndented = 3_000;

/** Milliseconds between two lines of a group, at most. */
const longestGap = 2_000;

/** The phase in which a group is after a line that continues it; nothing where the line stands by itself. */
export function phaseAfter(group: Group, text: string, at: number): Group['phase'] | undefined {
  const inFrames = group.phase !== 'line';
  if (at - group.at > longestGap) return undefined;
  if (group.lines >= (inFrames ? mostFrames : mostIndented)) return undefined;
  if (at - group.began > (inFrames ? longestFrames : longestIndented)) return undefined;
  const body = withoutRank(text);
  switch (group.phase) {
    case 'line':
      return afterLine(group, body);
    case 'frames':
      return afterFrames(group, body);
    case 'raised':
    case 'chain':
      return afterRaised(group.phase, body);
  }
}

/** Whether a line is the head of a traceback, whatever its level says. */
export function isTraceback(text: string): boolean {
  const body = withoutRank(text);
  return startOfTraceback.test(body) || /^ +File "[^"]*", line \d+$/.test(body);
}

/** Whether a traceback ends with a line that is not indented, as Python's do but for groups of exceptions. */
export function endsWithException(text: string): boolean {
  return withoutRank(text).startsWith('Traceback') || /^ +File /.test(text);
}

/** Whether the frames of the JVM may follow a line. */
export function isRaised(text: string): boolean {
  return javaException.test(withoutRank(text));
}

function afterLine(group: Group, body: string): Group['phase'] | undefined {
  if (isIndented(body)) {
    if (javaFrame.test(body)) return 'frames';
    return isProgress(body) || isTraceback(body) ? undefined : 'line';
  }
  if (group.level !== 'error') return undefined;
  return startOfTraceback.test(body) || javaException.test(body) ? 'frames' : undefined;
}

function afterFrames({ isPython }: Group, body: string): Group['phase'] | undefined {
  if (body.trim() === '' || isIndented(body) || frameHead.test(body)) return 'frames';
  return isPython && pythonException.test(body) && !/^(?:DEBUG|INFO|WARNING|ERROR|CRITICAL)\b/.test(body)
    ? 'raised'
    : undefined;
}

function afterRaised(phase: 'raised' | 'chain', body: string): Group['phase'] | undefined {
  if (chain.test(body)) return 'chain';
  if (phase === 'chain' && startOfTraceback.test(body)) return 'frames';
  return body.trim() === '' || isIndented(body) ? phase : undefined;
}

/** Launchers of many processes on a host begin each line with the number of the one that wrote it. */
function withoutRank(text: string): string {
  return text.startsWith('[') ? text.replace(/^\[(?:rank)?\d{1,6}(?:,\d{1,6})?\](?:<std(?:err|out)>)?:? ?/, '') : text;
}

function isIndented(text: string): boolean {
  const first = text.charCodeAt(0);
  return (first === 0x20 || first === 0x09) && text.trim() !== '';
}

/** Bars are indented by the room for their percents. */
function isProgress(text: string): boolean {
  return /^ *\d{1,3}(?:%|\/\d)/.test(text);
}

const startOfTraceback = /^(?: *\+ Exception Group )?Traceback \(most recent call last\):|^Fatal Python error: /;
const pythonException = /^[\p{L}_][\p{L}\p{N}_.]*(?::|$)/u;
const javaFrame = /^\s+(?:at \S|\.{3} \d+ more)/;
const javaException =
  /^(?:Exception in thread "[^"]*" )?(?:[a-z_$][\w$]*\.){1,20}[A-Z$][\w$]*(?:Exception|Error|Failure|Throwable)(?:[:\s]|$)/;
const frameHead = /^(?:Caused by: |Suppressed: |(?:Current thread|Thread) 0x)/;
const chain = /^(?:During handling of the above exception|The above exception was the direct cause)/;
