import { emptyLine, type Line, line, span } from '../../show/line.ts';
import { drawProse } from '../../show/prose.ts';
import { safeText } from '../../show/safe-text.ts';
import type { Question } from '../state/confirm/question.ts';
import { editSpans } from './edit-spans.ts';

/** What is asked, where, what does the same, what it may cost, and how one answers. */
export function questionLines(
  { question, command, production, name, line: typed, cost }: Question,
  width: number,
): Line[] {
  return [
    ...(production === undefined ? [] : [line(span('alarm', ` PRODUCTION ${safeText(production)} `)), emptyLine]),
    ...drawProse(safeText(question), width, 'strong'),
    ...(command === '' ? [] : [emptyLine, line(span('dim', '  '), safeText(command))]),
    ...(command === ''
      ? []
      : drawProse(safeText(`  ${cost ?? 'asking what it costs…'}`), width, cost === undefined ? 'dim' : 'warn')),
    emptyLine,
    ...(name === undefined
      ? [line(span('warn', 'y'), ' yes    ', span('strong', 'n'), ' no, as any other key')]
      : [
          line('Type ', span('strong', safeText(name)), ' to do it; esc leaves it.'),
          [span('accent', '❯ '), ...editSpans(typed, width - 2, true)],
        ]),
  ];
}
