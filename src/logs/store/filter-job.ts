import type { Bits } from './bits.ts';
import type { Layout } from './encode-lines.ts';
import type { LineSelection } from './line-selection.ts';
import type { Lines } from './lines.ts';

/** Lines that a thread holds against a selection, as it is told. */
export interface FilterJob {
  /** The same for the same selection, so that its patterns are compiled once. */
  key: string;
  selection: LineSelection;
  lines: { kind: 'file'; descriptor: number; offset: number; layout: Layout } | { kind: 'memory'; lines: Lines };
}

/** What it says: once that it has begun, then for each job the lines of the selection, or that it failed. */
export type FilterAnswer = { kind: 'ready' } | { kind: 'found'; bits: Bits } | { kind: 'failed'; why: string };
