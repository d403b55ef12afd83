import { promptRoom } from './line/prompt-room.ts';
import type { State } from './state.ts';

/** Smallest screen that it can be used on. */
export const least = { columns: 60, rows: 16 } as const;

/** From this width on the tree and the middle stand side by side. */
const wide = 100;

/** From this height on a dialog leaves room for the log. */
const tall = 34;

export interface PanePlace {
  pane: 'tree' | 'detail';
  width: number;
}

/** Where everything stands, in rows and columns counted from 0. */
export interface Layout {
  isTooSmall: boolean;
  upper: { top: number; height: number; panes: readonly PanePlace[] };
  /** The rows of the log, its upper edge among them; Ink leaves them blank where there is a log. */
  band: { top: number; rows: number };
  /** The text being written, with what is known of it above. */
  prompt: { top: number; rows: number };
}

/** The header and the status line take a row each, the text being written what it needs; the upper panes and the log share the rest. */
export function layoutOf(state: State): Layout {
  const { size, focus, upper, zoomed, overlay } = state;
  const { columns, rows } = size;
  const isTooSmall = columns < least.columns || rows < least.rows;
  const room = promptRoom(state);
  const prompt = room.lines + room.hint;
  const middle = Math.max(0, rows - 2 - prompt);
  const hasPanel = overlay !== undefined && overlay.kind !== 'filter';
  const zoom = zoomed && !hasPanel ? focus : undefined;
  const isHidden = isTooSmall || zoom === 'tree' || zoom === 'detail' || (hasPanel && rows < tall);
  const log = isHidden ? 0 : zoom === 'log' ? middle : bandShare(middle, state);
  const height = middle - log;
  return {
    isTooSmall,
    upper: { top: 1, height, panes: height === 0 ? [] : panesOf(columns, upper, zoom) },
    band: { top: 1 + height, rows: log },
    prompt: { top: 1 + middle, rows: prompt },
  };
}

/** Without a log to show its upper edge alone says where it would be; to the answers of the REPL a log gives way. */
function bandShare(middle: number, { log, focus }: State): number {
  if (!log.run) return 1;
  return Math.max(5, Math.min(20, Math.round(middle * (focus === 'repl' ? 0.25 : 0.38))));
}

function panesOf(columns: number, upper: 'tree' | 'detail', zoom: State['focus'] | undefined): PanePlace[] {
  if (columns < wide || zoom === 'tree' || zoom === 'detail') return [{ pane: upper, width: columns }];
  const tree = Math.max(36, Math.min(48, Math.round(columns * 0.27)));
  return [
    { pane: 'tree', width: tree },
    { pane: 'detail', width: columns - tree },
  ];
}
