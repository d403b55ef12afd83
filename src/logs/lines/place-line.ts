import type { LogEvent } from '../event.ts';
import type { PlacedLine } from '../line.ts';
import type { LogStream } from '../stream.ts';
import { endsWithException, isRaised, isTraceback, phaseAfter, type Group } from './group.ts';
import { levelOfObject, parseObject } from './json-line.ts';
import { levelOf } from './level.ts';
import { sanitise } from './sanitise.ts';
import type { Shown, Thread } from './thread.ts';
import { withoutColours } from '../../base/without-colours.ts';

/** Where the lines of a stream are placed. */
export interface Placing {
  stream: LogStream;
  /** Of the next line. */
  sequence: number;
  hide: ((text: string) => boolean) | undefined;
  /** Counts what is told in one go: until then a line may still change. */
  call: number;
}

/** A line of an event, made safe and put behind those of its stream, with its group or by itself; nothing where it is hidden. */
export function placeLine(
  placing: Placing,
  thread: Thread,
  event: LogEvent,
  raw: string,
  shown: Shown | undefined,
): PlacedLine | undefined {
  const text = sanitise(raw);
  if (placing.hide?.(text)) return undefined;
  const plain = withoutColours(text);
  const group = groupThatGoesOn(thread, plain, event.timestamp, shown?.isRest ?? false, placing.call);
  const parsed = !group && plain.startsWith('{') ? parseObject(plain) : undefined;
  const level = group ? group.level : parsed ? levelOfObject(parsed) : levelOf(plain);
  const order = group ? group.order : event.timestamp - (event.skew ?? 0);
  const { stream } = placing;
  const line: PlacedLine = {
    run: stream.run,
    step: stream.step,
    group: stream.group,
    stream: stream.name,
    host: stream.host,
    timestamp: event.timestamp,
    text,
    level,
    ingestion: event.ingestion,
    id: event.id,
    raw: shown?.raw,
    continues: group ? true : undefined,
    late: event.isLate,
    json: parsed ? true : undefined,
    order,
    streamIndex: stream.index,
    sequence: placing.sequence,
    overwrites: shown?.overwrites,
  };
  placing.sequence += 1;
  if (!group) thread.group = headedBy(line, plain, placing.call);
  return line;
}

/** The group that a line continues, which then knows of it. */
function groupThatGoesOn(
  { group }: Thread,
  text: string,
  at: number,
  isRest: boolean,
  call: number,
): Group | undefined {
  if (!group) return undefined;
  // Most lines stand by themselves behind another that does.
  if (group.phase === 'line' && group.level !== 'error' && text.charCodeAt(0) !== 0x20) return undefined;
  const phase = isRest && group.phase === 'raised' ? 'raised' : phaseAfter(group, text, at);
  if (!phase) return undefined;
  if (phase === 'frames' && group.phase === 'line') {
    group.isPython = endsWithException(text);
    group.level = 'error';
    if (group.call === call) group.head.level = 'error';
  }
  group.phase = phase;
  group.at = at;
  group.lines += 1;
  return group;
}

function headedBy(line: PlacedLine, text: string, call: number): Group | undefined {
  if (text === '' || text.trim() === '') return undefined;
  const raises = isTraceback(text);
  if (raises) line.level = 'error';
  return {
    head: line,
    call,
    order: line.order,
    level: line.level,
    began: line.timestamp,
    at: line.timestamp,
    lines: 1,
    phase: raises || (line.level === 'error' && isRaised(text)) ? 'frames' : 'line',
    isPython: raises && endsWithException(text),
  };
}
