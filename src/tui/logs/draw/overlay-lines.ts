import { comparePlaces } from '../../../logs/line.ts';
import { drawHelp } from '../../../show/help.ts';
import { clipLine } from '../../../show/box.ts';
import { emptyLine, type Line, line, span } from '../../../show/line.ts';
import { showMoment } from '../../../show/quantity.ts';
import { safeText } from '../../../show/safe-text.ts';
import { fit } from '../../../show/width.ts';
import { titleEdge } from '../../draw/edge.ts';
import { editSpans } from '../../draw/edit-spans.ts';
import { showKey } from '../../keys/show-key.ts';
import { windowAround } from '../../state/window.ts';
import { type LogAction, logActions } from '../keys/log-actions.ts';
import type { Rect } from '../state/grid.ts';
import type { LogState, Overlay } from '../state/log-state.ts';
import { lineViewRows } from '../state/line-view-rows.ts';
import { offered } from '../state/reduce-palette.ts';
import { streamLines } from './stream-lines.ts';
import type { Sight } from './sight.ts';

type Sheet = Exclude<Overlay, { kind: 'prompt' | 'yank' }>;

/** What stands in front of the panes, as lines of at most `width` columns, as many as there are rows. */
export function overlayLines(overlay: Sheet, state: LogState, sight: Sight, room: Room): readonly Line[] {
  const { width, height } = room;
  const { title, note, lines } = sheetOf(overlay, state, sight, { width, height: height - 1 });
  return [
    titleEdge({ title, note, width, isFocused: true, corners: false }),
    ...lines.map((each) => clipLine(each, width)),
  ];
}

interface Drawn {
  title: string;
  note: string;
  lines: readonly Line[];
}

type Room = Pick<Rect, 'width' | 'height'>;

function sheetOf(overlay: Sheet, state: LogState, sight: Sight, room: Room): Drawn {
  const { width, height: rows } = room;
  switch (overlay.kind) {
    case 'help':
      return { title: 'keys', note: 'j k scroll · q close', lines: scrolled(helpLines(width), overlay.offset, rows) };
    case 'streams':
      return { title: 'streams', note: 'q close', lines: scrolled(streamLines(state, width), overlay.offset, rows) };
    case 'palette':
      return { title: 'do', note: '⏎ do it · esc close', lines: paletteLines(overlay, width, rows) };
    case 'line':
      return openedLine(overlay, state, sight, room);
  }
}

function scrolled(lines: readonly Line[], offset: number, rows: number): readonly Line[] {
  const from = Math.max(0, Math.min(offset, lines.length - rows));
  return lines.slice(from, from + rows);
}

const titles: readonly (readonly [LogAction['group'], string])[] = [
  ['move', 'Move'],
  ['find', 'Find'],
  ['look', 'Look'],
  ['take', 'Take away'],
  ['session', 'Session'],
  ['line', 'While a line is being written'],
];

/** The keys, from the table that resolves them. */
export function helpLines(width: number): Line[] {
  const sections = titles.map(([group, title]) => ({
    title,
    entries: logActions
      .filter((action) => action.group === group)
      .map(({ keys, help }) => ({ term: keys.map(showKey).join(' '), text: help })),
  }));
  // The sheet has a title already.
  return drawHelp({ title: '', sections }, width).slice(2);
}

function paletteLines(
  { line: written, chosen }: Extract<Overlay, { kind: 'palette' }>,
  width: number,
  rows: number,
): Line[] {
  const found = offered(written.text);
  const height = Math.max(0, rows - 2);
  const from = windowAround(chosen, found.length, height);
  const entries = found.slice(from, from + height).map(({ keys, help }, index): Line => {
    const isChosen = from + index === chosen;
    const key = keys.slice(0, 2).map(showKey).join(' ');
    return [
      isChosen ? span('accent', ' ❯ ') : span('plain', '   '),
      span(isChosen ? 'strong' : 'plain', fit(key, 12)),
      span('dim', ` ${help}`),
    ];
  });
  return [[span('accent', ' : '), ...editSpans(written, width - 4, true)], emptyLine, ...entries];
}

function openedLine(
  { place, cursor, folded }: Extract<Overlay, { kind: 'line' }>,
  state: LogState,
  { opened }: Sight,
  { width, height: rows }: Room,
): Drawn {
  if (!opened || comparePlaces(opened, place) !== 0)
    return { title: 'line', note: 'q close', lines: [line('this line is shown no more')] };
  const stream = state.streams[opened.streamIndex];
  const all = lineViewRows(opened, folded, width);
  const height = rows - 2;
  const from = windowAround(cursor, all.length, height);
  const shown = all.slice(from, from + height).map((row, index): Line => {
    const isCursor = from + index === cursor;
    return [isCursor ? span('accent', '▸ ') : span('plain', '  '), ...row.line];
  });
  const whose = stream
    ? [stream.step, stream.host, stream.group, stream.name].filter((each) => each !== undefined)
    : [];
  const late = opened.late ? ' · came late' : '';
  const facts = `${showMoment(opened.timestamp)}.${String(opened.timestamp % 1000).padStart(3, '0')}  ${opened.level ?? ''}${late}`;
  return {
    title: whose.map(safeText).join('  '),
    note: '⏎ fold · y copy · q close',
    lines: [line(span('dim', ` ${facts}`)), emptyLine, ...shown],
  };
}
