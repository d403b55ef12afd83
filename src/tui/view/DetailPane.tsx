import { type ReactNode, useMemo } from 'react';
import { linesOfPage } from '../draw/page.ts';
import type { State } from '../state/state.ts';
import { clampOffset } from '../state/window.ts';
import { Pane } from './Pane.tsx';

/** The middle: what is selected, or an answer in front of it. */
export function DetailPane({ state, width, height }: { state: State; width: number; height: number }): ReactNode {
  const { page, filter } = state.detail;
  const now = state.now;
  const lines = useMemo(() => linesOfPage({ page, filter }, { width: width - 4, now }), [page, filter, width, now]);
  const rows = height - 2;
  const offset = clampOffset(state.detail.offset, lines.length, rows);
  return (
    <Pane
      number={2}
      title={page.title}
      note={noteOf(filter, offset, rows, lines.length, state.detail.below !== undefined)}
      width={width}
      height={height}
      isFocused={state.focus === 'detail'}
      lines={lines.slice(offset, offset + rows)}
    />
  );
}

function noteOf(filter: string, offset: number, rows: number, count: number, isAnswer: boolean): string {
  const place = count > rows ? `${offset + 1}–${Math.min(count, offset + rows)} of ${count}` : '';
  return [filter === '' ? '' : `/${filter}`, isAnswer ? 'esc back' : '', place]
    .filter((each) => each !== '')
    .join(' · ');
}
