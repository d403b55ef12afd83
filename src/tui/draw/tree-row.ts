import { clipLine } from '../../show/box.ts';
import { type Line, line, span } from '../../show/line.ts';
import { showAge } from '../../show/quantity.ts';
import { safeText } from '../../show/safe-text.ts';
import { drawStatus } from '../../show/status.ts';
import { clip, widthOf } from '../../show/width.ts';
import type { Row } from '../state/tree/row.ts';
import type { RowFilter } from '../state/tree/text-filter.ts';
import { markHits } from './mark-hits.ts';
import { statusMark } from './status-mark.ts';

/** Where a row is drawn, and what of it is marked. */
export interface TreeFrame {
  width: number;
  now: number;
  hits?: Pick<RowFilter, 'hits'>;
}

/** A row of the tree in `width` columns, with the mark of the cursor where it is selected. */
export function drawTreeRow(row: Row, selected: boolean, { width, now, hits }: TreeFrame): Line {
  const cursor = selected ? span('accent', '❯ ') : span('plain', '  ');
  const drawn = clipLine([cursor, ...drawRow(row, width - 2, now)], width);
  return hits && row.kind !== 'group' && row.kind !== 'empty' ? markHits(drawn, hits) : drawn;
}

function drawRow(row: Row, width: number, now: number): Line {
  switch (row.kind) {
    case 'group':
      return line(
        span('dim', row.isOpen ? '▾ ' : '▸ '),
        span('strong', row.group),
        span(
          'dim',
          row.count === undefined
            ? row.hasMore || !row.isOpen
              ? ''
              : '  …'
            : `  ${row.count}${row.hasMore ? '+' : ''}`,
        ),
      );
    case 'job': {
      const { name, kind, faults } = row.job;
      if (faults > 0)
        return apart(`  ${safeText(name)}`, `✗ ${faults === 1 ? '1 fault' : `${faults} faults`}`, width, 'bad');
      return apart(`  ${safeText(name)}`, kind ?? '', width, 'dim');
    }
    case 'flow': {
      const { name, faults = 0 } = row.flow;
      return faults > 0
        ? apart(`  ${safeText(name)}`, `✗ ${faults === 1 ? '1 fault' : `${faults} faults`}`, width, 'bad')
        : apart(`  ${safeText(name)}`, 'flow', width, 'dim');
    }
    case 'run': {
      const status = drawStatus(row.run.status);
      const [mark = ''] = status.text;
      const rest = apart(
        shortName(safeText(row.run.name), width - 12),
        showAge(row.run.created, now).replace(' ago', ''),
        width - 4,
        'dim',
      );
      return [span('plain', '  '), span(status.role, `${mark} `), ...rest];
    }
    case 'table':
      return apart(`  ${safeText(row.table.name)}`, safeText(row.table.format ?? ''), width, 'dim');
    case 'thing': {
      const { name, status = '', note = '', changed } = row.thing;
      const age = changed === undefined ? '' : showAge(changed, now).replace(' ago', '');
      const mark = statusMark(status);
      const rest = apart(
        safeText(name),
        [safeText(note), age].filter((each) => each !== '').join('  '),
        width - 4,
        'dim',
      );
      return [span('plain', '  '), span(mark.role, `${mark.text} `), ...rest];
    }
    case 'empty':
      return line(span('dim', `  ${row.text}`));
  }
}

/** A name on the left and a word on the right; the word goes where the name needs the room. */
function apart(left: string, right: string, width: number, role: 'dim' | 'bad'): Line {
  const room = width - widthOf(right) - 2;
  if (room < 8) return line(clip(left, width));
  const name = clip(left, room);
  return line(name, span('plain', ' '.repeat(width - widthOf(name) - widthOf(right))), span(role, right));
}

/** The name of a run; where it finds no room, without the date, since its age stands beside it. */
function shortName(name: string, room: number): string {
  return widthOf(name) <= room ? name : name.replace(/-\d{8}-(\d{6}-[a-z0-9]{4})$/, '-$1');
}
