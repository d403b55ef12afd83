import { comparePlaces, type Level } from '../../../src/logs/line.ts';
import { type LineBatch, lineFlags } from '../../../src/logs/line-batch.ts';

/** A line in few words; what is not said is as of a plain line. */
export interface SaidLine {
  text: string;
  /** Milliseconds since 1970. */
  at: number;
  stream?: number;
  sequence?: number;
  level?: Level;
  continues?: boolean;
  late?: boolean;
  json?: boolean;
  raw?: string;
}

const levels: readonly Level[] = ['debug', 'info', 'warning', 'error'];

/** Lines as the thread that reads tells them. */
export function batchOf(said: readonly SaidLine[], overwritten: LineBatch['overwritten'] = []): LineBatch {
  const lines = said
    .map((line, index) => ({
      ...line,
      order: line.at,
      streamIndex: line.stream ?? 0,
      sequence: line.sequence ?? index,
    }))
    .toSorted(comparePlaces);
  const texts = lines.map(({ text }) => Buffer.from(text));
  let end = 0;
  return {
    count: lines.length,
    order: Float64Array.from(lines, ({ at }) => at),
    stream: Uint32Array.from(lines, ({ streamIndex }) => streamIndex),
    sequence: Uint32Array.from(lines, ({ sequence }) => sequence),
    timestamp: Float64Array.from(lines, ({ at }) => at),
    flags: Uint8Array.from(lines, flagsOf),
    ends: Uint32Array.from(texts, ({ length }) => (end += length)),
    text: new Uint8Array(Buffer.concat(texts)),
    raws: lines.flatMap(({ raw }, line) => (raw === undefined ? [] : [{ line, raw }])),
    overwritten,
  };
}

function flagsOf({ level, continues = false, late = false, json = false }: SaidLine): number {
  return (
    (level ? levels.indexOf(level) + 1 : 0) |
    (continues ? lineFlags.continues : 0) |
    (late ? lineFlags.late : 0) |
    (json ? lineFlags.json : 0)
  );
}
