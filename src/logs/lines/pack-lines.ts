import type { Level, PlacedLine } from '../line.ts';
import { lineFlags, type LineBatch } from '../line-batch.ts';

/** Lines as columns, in the order in which they are given. */
export function packLines(lines: readonly PlacedLine[]): LineBatch {
  const count = lines.length;
  const batch = {
    count,
    order: new Float64Array(count),
    stream: new Uint32Array(count),
    sequence: new Uint32Array(count),
    timestamp: new Float64Array(count),
    flags: new Uint8Array(count),
    raws: [] as LineBatch['raws'][number][],
    overwritten: [] as LineBatch['overwritten'][number][],
  };
  for (let index = 0; index < count; index += 1) {
    const line = lines[index];
    if (!line) continue;
    batch.order[index] = line.order;
    batch.stream[index] = line.streamIndex;
    batch.sequence[index] = line.sequence;
    batch.timestamp[index] = line.timestamp;
    batch.flags[index] = flagsOf(line);
    if (line.raw !== undefined) batch.raws.push({ line: index, raw: line.raw });
    if (line.overwrites) {
      const { order, streamIndex, sequence } = line.overwrites;
      batch.overwritten.push({ order, stream: streamIndex, sequence });
    }
  }
  return { ...batch, ...packTexts(lines) };
}

function flagsOf({ level, continues, late, json }: PlacedLine): number {
  return (
    (level ? levelBits[level] : 0) |
    (continues ? lineFlags.continues : 0) |
    (late ? lineFlags.late : 0) |
    (json ? lineFlags.json : 0)
  );
}

const levelBits: Readonly<Record<Level, number>> = { debug: 1, info: 2, warning: 3, error: 4 };

/** Bytes that a UTF-16 unit takes at most. */
const mostBytes = 3;

/** Texts in UTF-8, one behind the other, and where each ends. */
function packTexts(lines: readonly PlacedLine[]): Pick<LineBatch, 'text' | 'ends'> {
  const ends = new Uint32Array(lines.length);
  let characters = 0;
  for (const { text } of lines) characters += text.length;
  // Memory that is never written to costs nothing; what was written is copied.
  const room = Buffer.allocUnsafeSlow(mostBytes * characters);
  let end = 0;
  for (let index = 0; index < lines.length; index += 1) {
    end += room.write(lines[index]?.text ?? '', end);
    ends[index] = end;
  }
  return { text: new Uint8Array(room.subarray(0, end)), ends };
}
