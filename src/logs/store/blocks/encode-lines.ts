import { columnBytes, startOf, type Lines } from './lines.ts';

/** How lines lie as bytes: columns, then texts, then raw texts as JSON; numbers as this machine has them. */
export interface Layout {
  count: number;
  textBytes: number;
  rawBytes: number;
}

export function sizeOf({ count, textBytes, rawBytes }: Layout): number {
  return count * columnBytes + textBytes + rawBytes;
}

/** Lines as bytes. They are of this machine and this process only. */
export function encodeLines(lines: Lines): { bytes: Uint8Array; layout: Layout } {
  const { count } = lines;
  const raws = lines.raws.size > 0 ? Buffer.from(JSON.stringify([...lines.raws])) : Buffer.alloc(0);
  const layout = { count, textBytes: startOf(lines, count), rawBytes: raws.byteLength };
  const bytes = new Uint8Array(sizeOf(layout));
  const view = viewLines(bytes.buffer, layout);
  view.order.set(lines.order.subarray(0, count));
  view.timestamp.set(lines.timestamp.subarray(0, count));
  view.stream.set(lines.stream.subarray(0, count));
  view.sequence.set(lines.sequence.subarray(0, count));
  view.ends.set(lines.ends.subarray(0, count));
  view.flags.set(lines.flags.subarray(0, count));
  view.ranks.set(lines.ranks.subarray(0, count));
  view.text.set(lines.text.subarray(0, layout.textBytes));
  bytes.set(raws, bytes.byteLength - raws.byteLength);
  return { bytes, layout };
}

/** What `encodeLines` wrote; the lines' columns are the bytes themselves. */
export function decodeLines(bytes: ArrayBuffer, layout: Layout): Lines {
  const raws = Buffer.from(bytes, sizeOf(layout) - layout.rawBytes, layout.rawBytes);
  const lines = viewLines(bytes, layout);
  if (layout.rawBytes > 0) lines.raws = new Map(JSON.parse(raws.toString()) as [number, string][]);
  return lines;
}

/** Where each column begins, and the texts. */
export function columnOffsets(count: number): Readonly<Record<Column | 'text', number>> {
  return {
    order: 0,
    timestamp: 8 * count,
    stream: 16 * count,
    sequence: 20 * count,
    ends: 24 * count,
    flags: 28 * count,
    ranks: 29 * count,
    text: columnBytes * count,
  };
}

type Column = 'order' | 'timestamp' | 'stream' | 'sequence' | 'ends' | 'flags' | 'ranks';

/** The columns within bytes that begin as `encodeLines` has them; without raw texts. */
export function viewLines(bytes: ArrayBuffer, { count, textBytes }: Layout): Lines {
  const at = columnOffsets(count);
  return {
    count,
    order: new Float64Array(bytes, at.order, count),
    timestamp: new Float64Array(bytes, at.timestamp, count),
    stream: new Uint32Array(bytes, at.stream, count),
    sequence: new Uint32Array(bytes, at.sequence, count),
    ends: new Uint32Array(bytes, at.ends, count),
    flags: new Uint8Array(bytes, at.flags, count),
    ranks: new Uint8Array(bytes, at.ranks, count),
    text: new Uint8Array(bytes, at.text, textBytes),
    raws: new Map(),
  };
}
