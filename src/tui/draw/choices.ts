import { clipLine } from '../../show/box.ts';
import { emptyLine, type Line, line, span } from '../../show/line.ts';
import { safeText } from '../../show/safe-text.ts';
import { clip, fit } from '../../show/width.ts';
import { nameOfRow, type Row, thingOfRow } from '../state/tree/row.ts';
import type { Overlay } from '../state/state.ts';
import { windowAround } from '../state/window.ts';
import { editSpans } from './edit-spans.ts';
import { statusMark } from './status-mark.ts';

interface Room {
  width: number;
  height: number;
}

/** Rows to choose from, as many as there is room for around the one that is marked: their kind, status and name. */
export function choiceLines(rows: readonly Row[], chosen: number, { width, height }: Room): Line[] {
  const from = windowAround(Math.max(0, chosen), rows.length, height);
  return rows.slice(from, from + height).map((row, index) => {
    const isChosen = from + index === chosen;
    const thing = thingOfRow(row);
    const kind = thing === undefined ? 'group' : thing.kind === 'run' ? (thing.note ?? 'run') : thing.kind;
    return clipLine(
      [
        isChosen ? span('accent', '❯ ') : span('plain', '  '),
        span('dim', `${fit(safeText(kind), 14)}  `),
        statusMark(thing?.status ?? ''),
        span('plain', ' '),
        span(isChosen ? 'strong' : 'plain', clip(safeText(nameOfRow(row)), width - 20)),
      ],
      width,
    );
  });
}

/** The line of `:` with what it may mean below. */
export function goToLines({ line: typed, found, chosen }: Extract<Overlay, { kind: 'goTo' }>, room: Room): Line[] {
  const rest = { width: room.width, height: Math.max(0, room.height - 2) };
  const help = 'a name, the start of one, an ARN, or a group with words to filter it by: runs failed';
  const below = typed.text === '' ? [line(span('dim', clip(help, room.width)))] : choiceLines(found, chosen, rest);
  const none = [line(span('dim', clip('nothing known is called so; ⏎ asks the services', room.width)))];
  return [
    [span('accent', ': '), ...editSpans(typed, room.width - 2, true)],
    emptyLine,
    ...(below.length > 0 ? below : none),
  ];
}
