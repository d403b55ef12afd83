import type { Line } from '../../show/line.ts';
import { linesOfPage } from '../draw/page.ts';
import { layoutOf } from './layout.ts';
import type { Held, Page, State } from './state.ts';

/** A page as it was last drawn, and for what. */
export interface Drawn {
  page: Page;
  width: number;
  now: number;
  lines: readonly Line[];
}

/** The lines of the middle. What was drawn before is used again as long as it holds. */
export function linesShown(state: State): readonly Line[] {
  const { drawn } = state.detail;
  return drawn && isOf(drawn, state) ? drawn.lines : draw(state).lines;
}

/** The state with the middle drawn, where it is seen: keys that scroll draw nothing anew. */
export function withLines(state: State): State {
  const { drawn } = state.detail;
  const isSeen = layoutOf(state).upper.panes.some(({ pane }) => pane === 'detail');
  if (!isSeen || (drawn && isOf(drawn, state))) return state;
  return { ...state, detail: { ...state.detail, drawn: draw(state) } };
}

/** What is seen of the middle, to be held while another page is read; none where it was not drawn. */
export function heldOf({ detail: { page, offset, drawn, held } }: State): Held | undefined {
  return held ?? (drawn?.page === page ? { title: page.title, lines: drawn.lines, offset } : undefined);
}

function isOf({ page, width, now }: Drawn, state: State): boolean {
  return page === state.detail.page && width === widthIn(state) && now === state.now;
}

function draw(state: State): Drawn {
  const { page } = state.detail;
  const width = widthIn(state);
  return { page, width, now: state.now, lines: linesOfPage(page, { width, now: state.now }) };
}

/** Columns within the frame of the middle. */
function widthIn(state: State): number {
  const { panes } = layoutOf(state).upper;
  return (panes.find(({ pane }) => pane === 'detail')?.width ?? state.size.columns) - 4;
}
