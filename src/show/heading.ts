import type { Heading } from '../commands/tour/heading.ts';
import { emptyLine, type Line, line, span } from './line.ts';
import { drawProse } from './prose.ts';

/** A step of the tour: its title, a few sentences, and the command line as one would type it. */
export function drawHeading({ number, of, title, text, command }: Heading, width: number): Line[] {
  return [
    emptyLine,
    line(span('accent', `${number}/${of}  `), span('strong', title)),
    ...drawProse(text, Math.min(width, 88), 'plain'),
    emptyLine,
    line(span('dim', '$ '), span('accent', command)),
  ];
}
