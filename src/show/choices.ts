import type { Choice } from '../inspect/explanation.ts';
import { type Line, line, type Span, span } from './line.ts';
import { safeText } from './safe-text.ts';
import { fit, widthOf } from './width.ts';

const gap = 2;

/** Columns beyond which a table of values is hard to read. */
const widest = 200;

/** All values that something may have: those with a note a line each, the others in columns, top to bottom. */
export function drawChoices(choices: readonly Choice[], width: number): Line[] {
  const noted = choices.filter(({ note }) => note !== undefined);
  const bare = choices.filter(({ note }) => note === undefined);
  return [...inColumns(noted.map(notedCell(noted)), width), ...inColumns(bare.map(bareCell), width)];
}

/** A value as it stands in its column: what it is, and how wide. */
interface ChoiceCell {
  spans: readonly Span[];
  width: number;
}

function notedCell(all: readonly Choice[]): (choice: Choice) => ChoiceCell {
  const values = Math.max(0, ...all.map(({ value }) => widthOf(safeText(value))));
  return (choice) => {
    const text = fit(safeText(choice.value), values);
    const note = safeText(choice.note ?? '');
    return {
      spans: [...markOf(choice), span(roleOf(choice), text), span('dim', `  ${note}`)],
      width: 2 + values + 2 + widthOf(note),
    };
  };
}

function bareCell(choice: Choice): ChoiceCell {
  const text = safeText(choice.value);
  return { spans: [...markOf(choice), span(roleOf(choice), text)], width: 2 + widthOf(text) };
}

function markOf({ current }: Choice): Span[] {
  return [current ? span('good', '▸ ') : span('plain', '  ')];
}

function roleOf({ current }: Choice): Span['role'] {
  return current ? 'strong' : 'plain';
}

function inColumns(cells: readonly ChoiceCell[], width: number): Line[] {
  if (cells.length === 0) return [];
  const room = Math.min(width, widest);
  const column = Math.min(room, Math.max(...cells.map((cell) => cell.width)));
  const columns = Math.max(1, Math.floor((room + gap) / (column + gap)));
  const rows = Math.ceil(cells.length / columns);
  return Array.from({ length: rows }, (_, row): Line => {
    const inRow = Array.from({ length: columns }, (_, column) => cells[column * rows + row]).filter(
      (cell) => cell !== undefined,
    );
    return line(
      ...inRow.flatMap((cell, index) => [
        ...cell.spans,
        ...(index < inRow.length - 1 ? [span('plain', ' '.repeat(Math.max(0, column - cell.width + gap)))] : []),
      ]),
    );
  });
}
