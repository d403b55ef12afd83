import type { Rows } from '../base/rows.ts';
import type { NamedType, TableSummary } from '../commands/value.ts';
import { emptyLine, type Line, line, span } from './line.ts';
import { drawPairs } from './pairs.ts';
import { drawProse } from './prose.ts';
import { drawRows } from './rows.ts';
import { drawSection } from './section.ts';
import { safeText } from './safe-text.ts';
import { drawTable } from './table.ts';

/** The list of tables. */
export function drawTables(tables: readonly TableSummary[], width: number): Line[] {
  if (tables.length === 0) {
    return drawProse(
      'No tables yet. A job with an output `table:db.name` makes one; so does `[tables]` in mlx.toml.',
      width,
      'dim',
    );
  }
  return drawTable(
    [{ title: 'table', least: 20, role: 'strong' }, { title: 'format' }, { title: 'location', least: 16, role: 'dim' }],
    tables.map(({ name, format = '', location = '' }) => [name, format, location]),
    width,
  );
}

/** One table: its columns and its first rows. */
export function drawOneTable(table: TableSummary, columns: readonly NamedType[], preview: Rows, width: number): Line[] {
  return [
    line(span('strong', safeText(table.name))),
    emptyLine,
    ...drawPairs(
      [
        { name: 'format', value: table.format ?? 'unknown' },
        { name: 'location', value: table.location ?? 'none' },
      ],
      width,
    ),
    ...drawSection(
      'columns',
      drawPairs(
        columns.map(({ name, type }) => ({ name, value: type, role: 'dim' })),
        width - 2,
      ),
    ),
    ...drawSection('rows', drawRows(preview, width - 2)),
  ];
}
