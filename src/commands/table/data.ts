import { isReadingSql } from '../../aws/calls/is-reading-sql.ts';
import type { Command } from '../command.ts';
import { confirm } from './words.ts';

/** Verbs that look at data. */
export const dataVerbs: readonly Command[] = [
  {
    name: 'tables',
    group: 'data',
    summary: 'list tables, or show one with its columns and first rows',
    args: [{ name: 'TABLE', help: '`database.table`', required: false, completes: 'table' }],
    flags: {},
    examples: [{ run: 'mlx tables nyc.flights', does: 'columns and first rows' }],
    effect: 'reads',
    load: () => import('../tables.ts'),
  },
  {
    name: 'sql',
    group: 'data',
    summary: 'run a query and print its rows',
    args: [{ name: 'QUERY', help: 'one statement of Athena SQL', required: true }],
    flags: {
      csv: { type: 'boolean', help: 'print the rows as CSV with a header' },
      limit: { type: 'number', value: 'N', help: 'print at most so many rows', default: 1000 },
      confirm,
    },
    examples: [{ run: 'mlx sql "select origin, count(*) from nyc.flights group by 1"', does: 'ask a table' }],
    effect: 'destroys',
    effectOf: ({ args }) => (isReadingSql(args['QUERY']) ? 'reads' : 'destroys'),
    load: () => import('../sql.ts'),
  },
];
