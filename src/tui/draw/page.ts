import { clipLine } from '../../show/box.ts';
import { type Frame, type Line, textOf } from '../../show/line.ts';
import type { Detail } from '../state/state.ts';
import { textFilter } from '../state/text-filter.ts';
import { drawContent } from './content.ts';

/** The lines of the middle, as wide as they may be: those that its filter lets through. */
export function linesOfPage({ page, filter }: Pick<Detail, 'page' | 'filter'>, frame: Frame): Line[] {
  const lines = drawContent(page.content, frame).map((each) => clipLine(each, frame.width));
  if (filter === '') return lines;
  const isWanted = textFilter(filter);
  return lines.filter((each) => isWanted(textOf(each)));
}
