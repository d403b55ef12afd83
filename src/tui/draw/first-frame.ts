import type { Theme } from '../../base/theme.ts';
import { toAnsi } from '../../show/ansi.ts';
import { layoutOf } from '../state/layout.ts';
import { initialState, type Size } from '../state/state.ts';
import { bandEdge } from './band-edge.ts';
import { headerLine } from './header.ts';
import { promptLines } from './prompt.ts';

/** The frame of an empty session as bytes, drawn without Ink, so that something stands there at once. */
export function firstFrame(size: Size, theme: Theme): string {
  const state = { ...initialState, size };
  const { isTooSmall, band, prompt } = layoutOf(state);
  if (isTooSmall) return '';
  return [
    at(0, toAnsi(headerLine(state), theme)),
    at(band.top, toAnsi(bandEdge(state), theme)),
    ...promptLines(state).map((line, index) => at(prompt.top + index, toAnsi(line, theme))),
  ].join('');
}

function at(row: number, bytes: string): string {
  return `\u001b[${row + 1};1H${bytes}`;
}
