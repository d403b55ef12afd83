import type { StoredLine } from '../../../logs/store/log-store.ts';
import { withoutColours } from '../../../base/without-colours.ts';
import { type Line, line, span } from '../../../show/line.ts';
import { safeText } from '../../../show/safe-text.ts';
import { breakText } from '../../paint/break-text.ts';

/** A row of a line that was opened; with the name of what Enter folds there, if anything. */
export interface LineViewRow {
  line: Line;
  fold?: string;
}

/** Rows that are shown of one line. */
const mostRows = 4000;
/** Columns by which what lies within something is moved to the right. */
const step = 2;

/** All there is of a line: its JSON as a tree, what it said before it was overwritten, or its whole text. */
export function lineViewRows(stored: StoredLine, folded: readonly string[], width: number): LineViewRow[] {
  const rows: LineViewRow[] = [];
  const value = stored.json ? parse(stored.text) : undefined;
  if (value === undefined) rows.push(...textRows(withoutColours(stored.text), width - step));
  else addValue(rows, { value, name: '', path: '$', depth: 0 }, { folded: new Set(folded), width });
  if (stored.raw !== undefined) {
    const states = stored.raw.split('␍');
    rows.push({ line: [] }, { line: line(span('dim', `${states.length} states, the last one is shown`)) });
    rows.push(...states.flatMap((state) => textRows(withoutColours(state), width - step)));
  }
  if (rows.length <= mostRows) return rows;
  return [...rows.slice(0, mostRows), { line: line(span('warn', 'there is more: y copies all of it')) }];
}

function textRows(text: string, width: number): LineViewRow[] {
  return breakText(safeText(text), Math.max(1, width), mostRows + 1).map((part) => ({ line: line(part) }));
}

interface Node {
  value: unknown;
  name: string;
  path: string;
  depth: number;
}

interface Drawing {
  folded: ReadonlySet<string>;
  width: number;
}

function addValue(rows: LineViewRow[], { value, name, path, depth }: Node, drawing: Drawing): void {
  if (rows.length > mostRows) return;
  const blank = ' '.repeat(Math.min(depth * step, drawing.width >> 1));
  const label = name === '' ? [] : [span('accent', safeText(name)), span('dim', ': ')];
  if (typeof value !== 'object' || value === null) {
    const text = safeText(typeof value === 'string' ? value : JSON.stringify(value));
    const used = blank.length + (name === '' ? 0 : name.length + 2);
    const [first = '', ...rest] = breakText(text, Math.max(10, drawing.width - used), mostRows);
    const role = typeof value === 'string' ? 'plain' : 'good';
    rows.push({ line: line(blank, ...label, span(role, first)) });
    rows.push(...rest.map((part) => ({ line: line(' '.repeat(used), span(role, part)) })));
    return;
  }
  const entries = Object.entries(value);
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  const isFolded = drawing.folded.has(path);
  const mark = isFolded ? '▸ ' : '▾ ';
  const count = isFolded || entries.length === 0 ? ` ${entries.length} ${close}` : '';
  rows.push({ line: line(blank, span('dim', mark), ...label, span('dim', `${open}${count}`)), fold: path });
  if (isFolded) return;
  for (const [key, each] of entries) {
    addValue(rows, { value: each, name: key, path: `${path}/${key}`, depth: depth + 1 }, drawing);
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(withoutColours(text)) as unknown;
  } catch {
    return undefined;
  }
}
