import { filtered, type Filtered, type Kept } from './filtered.ts';
import type { FilterCrew } from './filter-crew.ts';
import { asksColumns, asksText, columnRule, keyOf, type LineSelection } from './line-selection.ts';
import { everything, type Selection } from './selection.ts';
import type { Change } from '../blocks/settle-batch.ts';
import { turnly } from '../turnly.ts';

/** The selections that somebody looks at; who asks for the same one shares what is known of it. */
export interface Selections {
  /** Give it back by `release`. Throws LOG_PATTERN_INVALID. */
  get(selection: LineSelection): { selection: Selection; release: () => void };
  /** What became of a block. */
  take(change: Change): void;
}

export function openSelections(kept: Kept, crew: FilterCrew): Selections {
  const open = new Map<string, { selection: Filtered; users: number; dismiss: () => void }>();
  const lines = turnly();
  const all = everything(kept.blocks, lines.listen);
  const work = turnly();
  work.listen(() => {
    for (const { selection } of open.values()) selection.refresh();
    crew.wake();
  });

  function begin(selection: LineSelection): { selection: Filtered; users: number; dismiss: () => void } {
    const begun = filtered(selection, kept);
    return { selection: begun, users: 0, dismiss: crew.enlist(begun) };
  }

  return {
    get(selection) {
      if (!asksText(selection) && !asksColumns(columnRule(selection))) return { selection: all, release: () => {} };
      const key = keyOf(selection);
      const entry = open.get(key) ?? begin(selection);
      open.set(key, entry);
      entry.users += 1;
      work.tell();
      let isHeld = true;
      return {
        selection: entry.selection,
        release() {
          if (!isHeld) return;
          isHeld = false;
          entry.users -= 1;
          if (entry.users > 0) return;
          entry.dismiss();
          open.delete(key);
        },
      };
    },
    take(change) {
      for (const { selection } of open.values()) selection.take(change);
      lines.tell();
      if (open.size > 0) work.tell();
    },
  };
}
