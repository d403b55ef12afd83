import { clipLine } from '../../show/box.ts';
import type { Frame, Line } from '../../show/line.ts';
import type { Page } from '../state/state.ts';
import { drawContent } from './content.ts';

/** The lines of the middle, as wide as they may be. */
export function linesOfPage({ content }: Page, frame: Frame): Line[] {
  return drawContent(content, frame).map((each) => clipLine(each, frame.width));
}
