import type { Stored } from '../blocks/block.ts';
import { columnOffsets } from '../blocks/encode-lines.ts';
import { roomFor, type Lines } from '../blocks/lines.ts';
import type { PrivateFile } from '../blocks/private-file.ts';

/**
 * One line of a block in the file, by itself, without reading the block; without its raw text. Where lines are few and far
 * between, this takes a thirtieth of the time. Throws where it can't be read.
 */
export function readSingleLine(file: PrivateFile, { extent, layout }: Stored, line: number): Lines {
  const at = columnOffsets(layout.count);
  function read(column: keyof typeof at, into: Float64Array | Uint32Array | Uint8Array, first: number): void {
    const offset = extent.offset + at[column] + first * into.BYTES_PER_ELEMENT;
    file.read({ offset, length: into.byteLength }, new Uint8Array(into.buffer));
  }
  const ends = new Uint32Array(line === 0 ? 1 : 2);
  read('ends', ends, line + 1 - ends.length);
  const start = line === 0 ? 0 : (ends[0] ?? 0) + 1;
  const end = ends.at(-1) ?? start;
  const single = roomFor(1, end - start + 1);
  for (const column of ['order', 'timestamp', 'stream', 'sequence', 'flags', 'ranks'] as const) {
    read(column, single[column], line);
  }
  read('text', single.text, start);
  single.ends[0] = end - start;
  single.count = 1;
  return single;
}
