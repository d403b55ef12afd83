import type { Sheet, SheetFact, SheetPart } from '../runs/things/sheets/sheet.ts';
import { type Frame, type Line, line, span } from './line.ts';
import { drawPairs } from './pairs.ts';
import { showAge, showMoment } from './quantity.ts';
import { safeText } from './safe-text.ts';
import { drawSection } from './section.ts';
import { drawTable } from './table.ts';

/** The page of a thing: its facts, and its lists as tables. */
export function drawSheet({ thing, facts, parts, links }: Sheet, frame: Frame): Line[] {
  const inner = { ...frame, width: frame.width - 2 };
  return [
    line(span('strong', safeText(thing.name)), span('dim', `  ${thing.kind}`)),
    ...drawSection(
      'facts',
      drawPairs(
        facts.map((fact) => pairOf(fact, frame.now)),
        inner.width,
      ),
    ),
    ...parts.flatMap((part) => drawSection(part.title, drawPart(part, inner))),
    ...drawSection(
      'leads to',
      links.slice(0, mostLinks).map(({ kind, name }) => line(span('dim', `${kind}  `), safeText(name))),
    ),
  ];
}

/** A group of the registry leads to each of its versions, which stand above already. */
const mostLinks = 5;

function pairOf({ name, value, isBad }: SheetFact, now: number) {
  if (typeof value === 'string') return { name, value, role: isBad ? ('bad' as const) : undefined };
  return { name, value: showMoment(value), detail: showAge(value, now) };
}

function drawPart({ heads, rows }: SheetPart, { width, now }: Frame): Line[] {
  if (rows.length === 0) return [line(span('dim', 'none'))];
  const columns = heads.map((title, index) => ({
    title,
    least: 10,
    role: index === 0 ? ('strong' as const) : undefined,
  }));
  const cells = rows.map((row) => row.map((cell) => (typeof cell === 'number' ? showAge(cell, now) : cell)));
  return drawTable(columns, cells, width);
}
