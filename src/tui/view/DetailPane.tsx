import type { ReactNode } from 'react';
import { markHits } from '../draw/mark-hits.ts';
import { partShown } from '../draw/part-shown.ts';
import { linesShown } from '../state/lines-shown.ts';
import type { State } from '../state/state.ts';
import { readFilter } from '../state/tree/text-filter.ts';
import { clampOffset } from '../state/window.ts';
import { Pane } from './Pane.tsx';

/** The middle: what is selected, or what stands in front of it. */
export function DetailPane({ state, width, height }: { state: State; width: number; height: number }): ReactNode {
  const { page, filter, held } = state.detail;
  const { title, lines, offset: from } = held ?? { ...state.detail, title: page.title, lines: linesShown(state) };
  const rows = height - 2;
  const offset = clampOffset(from, lines.length, rows);
  const shown = lines.slice(offset, offset + rows);
  const search = filter === '' ? undefined : readFilter(filter);
  const notes = [
    search ? (search.wrong ?? `/${filter}`) : '',
    page.isApart ? 'esc back' : '',
    partShown(offset, rows, lines.length),
  ];
  return (
    <Pane
      number={2}
      title={title}
      note={notes.filter((each) => each !== '').join(' · ')}
      width={width}
      height={height}
      isFocused={state.focus === 'detail'}
      lines={search ? shown.map((line) => markHits(line, search)) : shown}
    />
  );
}
