import type { Place } from '../../line.ts';
import type { Kept } from '../filters/filtered.ts';
import type { LineSelection } from '../filters/line-selection.ts';
import type { LineFilter, LogView } from '../log-store.ts';
import { numbering } from './numbering.ts';
import { compilePattern } from '../filters/pattern.ts';
import { seek, type Direction } from './seek.ts';
import type { Selections } from '../filters/selections.ts';
import { tooSlow } from '../filters/too-slow.ts';

/** A view of what a filter lets through. Throws LOG_PATTERN_INVALID. */
export function openLogView(kept: Kept, selections: Selections, filter: LineFilter): LogView {
  const { blocks, shelf } = kept;
  const { selection, release } = selections.get(filter);
  const numbers = numbering(blocks, shelf, selection);
  const listening: (() => void)[] = [];
  /** Kept, so that the next search for the same is answered at once. */
  let searched: (() => void) | undefined;
  let isClosed = false;

  async function search(
    wanted: LineSelection,
    from: Place | undefined,
    direction: Direction,
    signal: AbortSignal,
  ): Promise<Place | undefined> {
    const held = selections.get(wanted);
    try {
      return await seek(kept, {
        selection: held.selection,
        from,
        direction,
        signal,
        slow: () => tooSlow(wanted, kept.patience),
      });
    } finally {
      searched?.();
      searched = held.release;
      if (isClosed) searched();
    }
  }

  return {
    window(from, rows) {
      selection.refresh();
      const total = selection.total();
      let first = from === 'end' ? Math.max(0, total - rows) : 0;
      if (from === 'end') selection.focus(blocks.all.length - 1, 'back');
      else if (from === 'start') selection.focus(0, 'forward');
      else {
        selection.focus(blocks.indexFor(from.place), 'around');
        first = Math.max(0, Math.min(total - 1, numbers.before(from.place) + from.offset));
      }
      const lines = numbers.lines(first, rows);
      return {
        lines,
        before: first,
        after: total - first - lines.length,
        isExact: selection.isExact(),
        ...(selection.isTooSlow() ? { tooSlow: true } : {}),
      };
    },
    async find(pattern, from, direction, signal) {
      compilePattern(pattern);
      return await search({ ...filter, include: [...(filter.include ?? []), pattern] }, from, direction, signal);
    },
    findLevel: (level, from, direction, signal) => search({ ...filter, heads: level }, from, direction, signal),
    atTime(order) {
      selection.refresh();
      const total = selection.total();
      const before = numbers.before({ order, streamIndex: -1, sequence: -1 });
      const [line] = total > 0 ? numbers.lines(Math.min(before, total - 1), 1) : [];
      return line && { order: line.order, streamIndex: line.streamIndex, sequence: line.sequence };
    },
    onChange: (listener) => void listening.push(selection.onChange(listener)),
    close() {
      isClosed = true;
      for (const stop of listening) stop();
      searched?.();
      release();
    },
  };
}
