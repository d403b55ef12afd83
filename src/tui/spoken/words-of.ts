import { type Line, textOf } from '../../show/line.ts';
import { safeText } from '../../show/safe-text.ts';

/** What marks say that stand for a word. */
const marks: Readonly<Record<string, string>> = {
  '✓': 'good:',
  '✗': 'bad:',
  '●': 'running:',
  '○': 'starting:',
  '◐': 'stopping:',
  '■': 'stopped:',
  '⏎': 'enter',
  '↑': 'up',
  '↓': 'down',
  '←': 'left',
  '→': 'to',
};

const spoken = new RegExp(`([${Object.keys(marks).join('')}]) ?`, 'gu');
/** Lines of boxes, graphs and charts, and what only points at something. */
const drawn = /[\u2500-\u259f\u25b2-\u25c5\u2770-\u2771\u2800-\u28ff]+/g;

/** A line as it is read aloud: what is drawn goes, columns become a list, marks become words. Empty where nothing is left. */
export function wordsOf(line: Line): string {
  return safeText(textOf(line))
    .replace(spoken, (_, mark: string) => `${marks[mark] ?? ''} `)
    .replace(drawn, '  ')
    .trim()
    .replaceAll(/(:)? {2,}/g, (_, colon?: string) => (colon ? ': ' : ', '))
    .replaceAll(/^[,.\s]+|[,\s]+$/g, '');
}

/** The same of several; those of which nothing is left are not said. */
export function allWordsOf(lines: readonly Line[]): string[] {
  return lines.map(wordsOf).filter((said) => said !== '');
}
