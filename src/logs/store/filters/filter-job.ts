import type { Bits } from './bits.ts';
import type { Layout } from '../blocks/encode-lines.ts';
import type { LineSelection } from './line-selection.ts';
import type { Lines } from '../blocks/lines.ts';

/** Lines that a thread holds against a selection, as it is told. */
export interface FilterJob {
  /** The same for the same selection, so that its patterns are compiled once. */
  key: string;
  selection: LineSelection;
  /** Those in memory are nobody else's. */
  lines: { kind: 'file'; descriptor: number; offset: number; layout: Layout } | { kind: 'memory'; lines: Lines };
}

/** What of a job passes to the thread without being copied: lines in memory are a copy already. */
export function transferOf({ lines }: FilterJob): ArrayBuffer[] {
  if (lines.kind === 'file') return [];
  const { order, timestamp, stream, sequence, ends, flags, ranks, text } = lines.lines;
  return [order, timestamp, stream, sequence, ends, flags, ranks, text].map(({ buffer }) => buffer as ArrayBuffer);
}

/** What it says: once that it has begun, then for each job the lines of the selection, or that it failed. */
export type FilterAnswer = { kind: 'ready' } | { kind: 'found'; bits: Bits } | { kind: 'failed'; why: string };
