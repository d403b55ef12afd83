import { type Line, line, span } from './line.ts';
import { safeText } from './safe-text.ts';
import { wrap } from './wrap.ts';

/** A text as it reads, wrapped; of a long one its start, and how much more there is. */
export function drawString({ text, more }: { text: string; more: number }, width: number): Line[] {
  const lines = text.split(/\r?\n/).flatMap((each) => wrap(safeText(each), width).map((part) => line(part)));
  if (more === 0) return lines;
  return [...lines, line(span('dim', `… and ${more} more characters`))];
}
