import type { Theme } from '../../../base/theme.ts';
import type { StoredLine } from '../../../logs/store/log-store.ts';
import type { Level } from '../../../logs/line.ts';
import { sgrOf } from '../../../show/ansi.ts';
import { asciiPieces } from '../../../show/ascii.ts';
import type { Role } from '../../../show/line.ts';
import { showDuration, showMoment } from '../../../show/quantity.ts';
import { colourRuns } from '../../paint/colour-runs.ts';
import { breakRow, fitRow, rowFrom } from '../../paint/fit-row.ts';
import type { Row, Run } from '../../paint/run.ts';
import type { Times } from '../state/log-layout.ts';
import { jsonRuns } from './json-runs.ts';
import type { Labels } from './labels.ts';
import { type Hits, markHits } from './mark-hits.ts';
import { timeText, timeWidths } from './time-column.ts';

/** How the lines of a pane are drawn. */
export interface LineLook {
  width: number;
  theme: Theme;
  times: Times;
  /** The log's first time, and now; milliseconds since 1970. */
  start: number;
  now: number;
  labels: Labels;
  wraps: boolean;
  /** JSON lines are shown as they were written. */
  rawJson: boolean;
  sideways: number;
  /** Rows that one line may take. */
  mostRows: number;
}

/** What is to be said of a line beside what it says. */
export interface LineMarks {
  isCursor: boolean;
  isMarked: boolean;
  hits: Hits;
}

/** Milliseconds between two lines from which on a rule tells how long nothing was said. */
const silence = 30_000;

/** Characters that are looked at for each column there is. */
const charactersPerColumn = 8;

/** What a line says, in its own colours or that of its level; no more of it than can be seen. */
export function textRuns(line: StoredLine, look: LineLook): readonly Run[] {
  const base = line.level ? sgrOf(levelRoles[line.level], look.theme) : '';
  const json = line.json && !look.rawJson ? jsonRuns(line.text, { base, theme: look.theme }) : undefined;
  if (json) return json;
  const columns = look.wraps ? look.width * look.mostRows : look.width + look.sideways;
  return colourRuns(line.text.slice(0, columns * charactersPerColumn), base, look.theme.colours !== 'none');
}

/** A line as rows of exactly the pane's width, the rule before it among them where time jumped since the line above. */
export function lineRows(
  line: StoredLine,
  text: readonly Run[],
  above: StoredLine | undefined,
  look: LineLook,
  marks: LineMarks,
): Row[] {
  const own = (row: Row) => (look.theme.isAscii ? asciiPieces(row) : row);
  const prefix = own(prefixOf(line, look, marks));
  const used = 1 + timeWidths[look.times] + look.labels.width;
  const room = Math.max(1, look.width - used);
  const marked = markHits(text, marks.hits);
  const pieces = look.wraps
    ? broken(marked, room, look)
    : [fitRow(rowFrom(marked, look.sideways), room, cutMark(look))];
  const rows = pieces.map((piece, index) => fitRow([...(index === 0 ? prefix : [blank(used)]), ...piece], look.width));
  return [...gapRows(line, above, look).map(own), ...rows];
}

const levelRoles: Readonly<Record<Level, Role>> = { debug: 'dim', info: 'plain', warning: 'warn', error: 'bad' };

function prefixOf(line: StoredLine, look: LineLook, { isCursor, isMarked }: LineMarks): Row {
  const dim = sgrOf('dim', look.theme);
  const mark: Run = isCursor
    ? { text: '▸', sgr: sgrOf('accent', look.theme) }
    : isMarked
      ? { text: '▌', sgr: sgrOf('accent', look.theme) }
      : line.late
        ? { text: '↖', sgr: sgrOf('warn', look.theme) }
        : { text: ' ', sgr: '' };
  const label = look.labels.texts[line.streamIndex] ?? [{ text: ' '.repeat(look.labels.width), sgr: '' }];
  if (look.times === 'none') return [mark, ...label];
  // The lines of a traceback were said in one breath.
  const time = line.continues ? ' '.repeat(timeWidths[look.times] - 1) : timeText(line.timestamp, look.times, look);
  return [mark, { text: `${time} `, sgr: dim }, ...label];
}

function broken(row: Row, width: number, look: LineLook): Row[] {
  const most = look.mostRows;
  const rows = breakRow(row, width, most + 1);
  if (rows.length <= most) return rows;
  return [
    ...rows.slice(0, most - 1),
    fitRow([...(rows[most - 1] ?? []), { text: ' ', sgr: '' }], width, cutMark(look)),
  ];
}

function cutMark({ theme }: LineLook): string {
  return theme.isAscii ? '~' : '…';
}

function blank(columns: number): Run {
  return { text: ' '.repeat(columns), sgr: '' };
}

function gapRows(line: StoredLine, above: StoredLine | undefined, look: LineLook): Row[] {
  if (!above || line.continues || line.order - above.order <= silence) return [];
  const sgr = sgrOf('dim', look.theme);
  const isOtherDay = new Date(line.order).toDateString() !== new Date(above.order).toDateString();
  const day = isOtherDay ? `, ${showMoment(line.order).slice(0, 10)}` : '';
  const rule = `── ${showDuration(line.order - above.order)} later${day} `;
  return [fitRow([{ text: rule.padEnd(look.width, '─'), sgr }], look.width)];
}
