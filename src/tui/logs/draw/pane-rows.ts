import { comparePlaces, type Place } from '../../../logs/line.ts';
import type { LogWindow, StoredLine } from '../../../logs/store/log-store.ts';
import type { Row, Run } from '../../paint/run.ts';
import type { Position } from '../state/log-state.ts';
import { type LineLook, lineRows, textRuns } from './line-rows.ts';
import type { Hits } from './mark-hits.ts';

export interface PaneLines {
  window: LogWindow;
  at: Position;
  rows: number;
  look: LineLook;
  /** Where the marked range begins. */
  mark?: Place;
  /** Shows the line that is looked at. */
  hasCursor: boolean;
  findHits?: (texts: readonly string[]) => readonly Hits[];
}

/** The rows of a pane: its last lines, or those around the one that is looked at, which stays in its row. */
export function paneRows(pane: PaneLines): readonly Row[] {
  const { window, at, rows } = pane;
  const cursor = at.kind === 'end' ? window.lines.length - 1 : cursorIn(window.lines, at.place);
  const blocks = drawBlocks(pane, cursor);
  if (at.kind === 'end') return blocks.flat().slice(-rows);
  const above = blocks.slice(0, cursor).flat();
  const below = blocks.slice(cursor).flat();
  const all = [...above, ...below];
  // Where there are too few lines above or below, the others take their rows.
  const wanted = above.length - at.row;
  const first = Math.max(0, Math.min(wanted, Math.max(0, all.length - rows)));
  return all.slice(first, first + rows);
}

/** The line that is looked at or, where it is shown no more, the nearest one after it. */
export function cursorIn(lines: readonly StoredLine[], place: Place): number {
  const found = lines.findIndex((line) => comparePlaces(line, place) >= 0);
  return found === -1 ? lines.length - 1 : found;
}

function drawBlocks(pane: PaneLines, cursor: number): Row[][] {
  const { window, at, mark, look, findHits, hasCursor } = pane;
  const texts = window.lines.map((line) => textRuns(line, look));
  const hits = findHits?.(texts.map(plain)) ?? [];
  const looked = window.lines[cursor];
  return window.lines.map((line, index) =>
    lineRows(line, texts[index] ?? [], window.lines[index - 1], look, {
      isCursor: hasCursor && at.kind === 'line' && index === cursor,
      isMarked: mark !== undefined && looked !== undefined && isBetween(line, mark, looked),
      hits: hits[index] ?? [],
    }),
  );
}

function plain(runs: readonly Run[]): string {
  return runs.map(({ text }) => text).join('');
}

function isBetween(line: Place, one: Place, other: Place): boolean {
  const [first, last] = comparePlaces(one, other) <= 0 ? [one, other] : [other, one];
  return comparePlaces(line, first) >= 0 && comparePlaces(line, last) <= 0;
}
