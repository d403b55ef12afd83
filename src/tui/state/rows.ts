import { isFlowRun, type AnyRunSummary } from '../../runs/any-run.ts';
import type { TableSummary } from '../../commands/value.ts';
import type { FlowEntry, Group, JobEntry, Tree } from './state.ts';
import { textFilter } from './text-filter.ts';

/** A row of the tree. Keys are unique and outlive changes of the list. */
export type Row =
  | { kind: 'group'; key: string; group: Group; count?: number; isOpen: boolean }
  | { kind: 'job'; key: string; job: JobEntry }
  | { kind: 'flow'; key: string; flow: FlowEntry }
  | { kind: 'run'; key: string; run: AnyRunSummary }
  | { kind: 'table'; key: string; table: TableSummary }
  | { kind: 'empty'; key: string; text: string };

/** The rows that the tree shows: what its filter lets through, without what stands in closed groups. */
export function rowsOf({ jobs, flows, runs, tables, closed, filter }: Tree): Row[] {
  const isWanted = textFilter(filter);
  const groups: readonly Listed[] = [
    {
      group: 'jobs',
      rows: jobs
        ?.filter(({ name, kind = '' }) => isWanted(`${name} ${kind}`))
        .map((job) => ({ kind: 'job', key: `job:${job.script}`, job })),
      none: 'no jobs: mlx new makes one',
    },
    ...flowGroup(flows, isWanted),
    {
      group: 'runs',
      rows: runs
        ?.filter((run) => isWanted(`${run.name} ${run.status} ${isFlowRun(run) ? `flow ${run.way}` : run.kind}`))
        .map((run) => ({ kind: 'run', key: keyOfRun(run), run })),
      none: 'no runs yet: r on a job',
    },
    {
      group: 'tables',
      rows: tables
        ?.filter(({ name }) => isWanted(name))
        .map((table) => ({ kind: 'table', key: `table:${table.name}`, table })),
      none: 'no tables yet',
    },
  ];
  return groups.flatMap(({ group, rows, none }): Row[] => {
    const isOpen = !closed.includes(group);
    const head: Row = { kind: 'group', key: `group:${group}`, group, count: rows?.length, isOpen };
    if (!isOpen) return [head];
    if (rows === undefined || rows.length > 0) return [head, ...(rows ?? [])];
    return [head, { kind: 'empty', key: `empty:${group}`, text: filter === '' ? none : 'none holds the filter' }];
  });
}

interface Listed {
  group: Group;
  rows?: readonly Row[];
  none: string;
}

/** A project without flows has no group of them. */
function flowGroup(flows: Tree['flows'], isWanted: (text: string) => boolean): Listed[] {
  if (flows === undefined || flows.length === 0) return [];
  const rows = flows.filter(({ name }) => isWanted(name));
  return [{ group: 'flows', rows: rows.map((flow) => ({ kind: 'flow', key: `flow:${flow.file}`, flow })), none: '' }];
}

/** Names of executions that others started need not be unique. */
export function keyOfRun(run: AnyRunSummary): string {
  return isFlowRun(run) ? `run:${run.arn}` : `run:${run.kind}/${run.name}`;
}

/** Where the cursor stands; where its row is gone, on the row nearest to the top. */
export function cursorIndex(rows: readonly Row[], cursor: string): number {
  return Math.max(
    0,
    rows.findIndex(({ key }) => key === cursor),
  );
}
