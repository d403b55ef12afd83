import { clipLine } from '../../show/box.ts';
import type { Frame, Line } from '../../show/line.ts';
import type { Detail } from '../state/state.ts';
import { readFilter } from '../state/text-filter.ts';
import { markHits } from './mark-hits.ts';
import { drawContent } from './content.ts';

/** The lines of the middle, as wide as they may be: what its search finds is marked. */
export function linesOfPage({ page, filter }: Pick<Detail, 'page' | 'filter'>, frame: Frame): Line[] {
  const lines = drawContent(page.content, frame).map((each) => clipLine(each, frame.width));
  if (filter === '') return lines;
  const { hits } = readFilter(filter);
  return lines.map((each) => markHits(each, { hits }));
}
