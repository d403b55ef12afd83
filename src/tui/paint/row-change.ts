import { isNarrow, widthOf } from '../../show/width.ts';
import type { Row } from './run.ts';

/** A row as it stands on the screen, or is to. */
export interface KnownRow {
  runs: readonly PlacedRun[];
  /** Columns that it takes. */
  width: number;
  /** Rows with the same key look the same. */
  key: string;
  /** Every character takes one column, whatever the terminal thinks of Unicode. */
  isNarrow: boolean;
}

interface PlacedRun {
  column: number;
  text: string;
  sgr: string;
}

// oxlint-disable-next-line no-control-regex -- nothing may pass that moves the cursor
const controls = /[\u0000-\u001f\u007f-\u009f]/g;

/** A row as it is known by: neighbours of one look are one, and blanks at its end are not there. */
export function knownRow(row: Row): KnownRow {
  const runs: PlacedRun[] = [];
  let column = 0;
  for (const { text, sgr } of row) {
    if (text === '') continue;
    const last = runs.at(-1);
    if (last && last.sgr === sgr) last.text += text.replace(controls, '?');
    else runs.push({ column, text: text.replace(controls, '?'), sgr });
    column += widthOf(text);
  }
  const last = runs.at(-1);
  if (last && last.sgr === '') {
    const trimmed = last.text.trimEnd();
    column -= last.text.length - trimmed.length;
    last.text = trimmed;
    if (trimmed === '') runs.pop();
  }
  const key = runs.map(({ text, sgr }) => `${sgr}\u0000${text}`).join('\u0001');
  return { runs, width: column, key, isNarrow: runs.every(({ text }) => isNarrow(text)) };
}

/** The bytes of a row where nothing is known of what stands there. `top` is its row, counted from 0. */
export function wholeRow(row: KnownRow, top: number, columns: number): string {
  const erased = row.isNarrow ? '' : '\u001b[2K';
  const parts = [`\u001b[${top + 1};1H\u001b[m${erased}`];
  let sgr = '';
  for (const run of row.runs) {
    // Behind characters whose width terminals disagree on, the column is said again.
    if (!row.isNarrow && run.column > 0) parts.push(toColumn(run.column));
    parts.push(toLook(sgr, run.sgr), run.text);
    sgr = run.sgr;
  }
  parts.push(toLook(sgr, ''));
  if (row.isNarrow && row.width < columns) parts.push('\u001b[K');
  return parts.join('');
}

/** The bytes that make one row of another: only what differs, where all characters are of one column. */
export function rowChange(before: KnownRow, after: KnownRow, top: number, columns: number): string {
  if (!before.isNarrow || !after.isNarrow) return wholeRow(after, top, columns);
  const standing = new Map(before.runs.map((run) => [run.column, run]));
  const parts = [`\u001b[${top + 1};`];
  let at = -1;
  let sgr = '';
  const go = (column: number) => {
    if (at === -1) parts.push(`${column + 1}H\u001b[m`);
    else if (at !== column) parts.push(toColumn(column));
    at = column;
  };
  for (const run of after.runs) {
    const old = standing.get(run.column);
    const isSame = old?.sgr === run.sgr;
    if (isSame && old.text === run.text) continue;
    const skipped = isSame ? commonStart(old.text, run.text) : 0;
    const rest = isSame && old.text.length === run.text.length ? commonEnd(old.text, run.text, skipped) : 0;
    const text = run.text.slice(skipped, run.text.length - rest);
    if (text === '') continue;
    go(run.column + skipped);
    parts.push(toLook(sgr, run.sgr), text);
    sgr = run.sgr;
    at += text.length;
  }
  if (after.width < before.width) {
    go(after.width);
    parts.push(toLook(sgr, ''), '\u001b[K');
    sgr = '';
  }
  parts.push(toLook(sgr, ''));
  return at === -1 ? '' : parts.join('');
}

function commonStart(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let at = 0;
  while (at < most && a.charCodeAt(at) === b.charCodeAt(at)) at += 1;
  return at;
}

function commonEnd(a: string, b: string, from: number): number {
  let count = 0;
  while (count < a.length - from && a.charCodeAt(a.length - 1 - count) === b.charCodeAt(b.length - 1 - count))
    count += 1;
  return count;
}

function toColumn(column: number): string {
  return `\u001b[${column + 1}G`;
}

function toLook(before: string, after: string): string {
  if (before === after) return '';
  return after === '' ? '\u001b[m' : `\u001b[0;${after}m`;
}
