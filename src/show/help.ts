import type { HelpEntry, HelpPage, HelpSection } from '../commands/help/help-page.ts';
import { emptyLine, indent, type Line, line, span } from './line.ts';
import { drawProse } from './prose.ts';
import { fit, widthOf } from './width.ts';
import { wrap } from './wrap.ts';

/** A page of help: its title, then each section with terms in a column of their own. */
export function drawHelp({ title, sections }: HelpPage, width: number): Line[] {
  return [...drawProse(title, width, 'strong'), ...sections.flatMap((section) => drawHelpSection(section, width))];
}

function drawHelpSection({ title, text, entries = [], code = [] }: HelpSection, width: number): Line[] {
  const inner = width - 2;
  return [
    emptyLine,
    ...(title ? [line(span('strong', title))] : []),
    ...indent(
      [
        ...(text ? drawProse(text, inner) : []),
        ...drawEntries(entries, inner),
        ...code.flatMap((each) => wrap(each, inner).map((part) => line(span('accent', part)))),
      ],
      title ? 2 : 0,
    ),
  ];
}

/** Terms too long for their column stand on a line of their own. */
function drawEntries(entries: readonly HelpEntry[], width: number): Line[] {
  const widest = Math.max(0, ...entries.map(({ term }) => widthOf(term)));
  const column = Math.min(widest, Math.max(12, Math.floor(width / 3))) + 2;
  return entries.flatMap(({ term, text }) => {
    const texts = drawProse(text, width - column);
    if (widthOf(term) + 2 > column)
      return [...wrap(term, width).map((part) => line(span('accent', part))), ...indent(texts, column)];
    const [first = emptyLine, ...rest] = texts;
    return [[span('accent', fit(term, column)), ...first], ...indent(rest, column)];
  });
}
