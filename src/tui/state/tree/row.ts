import type { TableSummary } from '../../../commands/value.ts';
import { isFlowRun, type AnyRunSummary } from '../../../runs/any-run.ts';
import { runOfThing, thingOfRun } from '../../../runs/things/run-thing.ts';
import type { Thing } from '../../../runs/things/thing.ts';
import type { Group } from './groups.ts';
import type { FlowEntry, JobEntry } from '../state.ts';

/** A row of the tree. Keys are unique and outlive changes of the list. */
export type Row =
  | { kind: 'group'; key: string; group: Group; count?: number; hasMore: boolean; isOpen: boolean }
  | ItemRow
  | { kind: 'empty'; key: string; group: Group; text: string };

/** A row that stands for something. */
export type ItemRow =
  | { kind: 'job'; key: string; job: JobEntry }
  | { kind: 'flow'; key: string; flow: FlowEntry }
  | { kind: 'run'; key: string; run: AnyRunSummary }
  | { kind: 'table'; key: string; table: TableSummary }
  /** What has no form of its own here: a model, an endpoint, a job that mlx would not run. */
  | { kind: 'thing'; key: string; thing: Thing };

/** The row of what a list tells. */
export function rowOfThing(thing: Thing, project: { name: string }): ItemRow {
  const run = runOfThing(thing, project);
  if (run) return rowOfRun(run);
  if (thing.kind === 'table') return rowOfTable({ name: thing.name, format: thing.note });
  return { kind: 'thing', key: `${thing.kind}:${thing.arn ?? thing.name}`, thing };
}

export function rowOfRun(run: AnyRunSummary): ItemRow {
  return { kind: 'run', key: keyOfRun(run), run };
}

export function rowOfTable(table: TableSummary): ItemRow {
  return { kind: 'table', key: `table:${table.name}`, table };
}

/** Names of executions that others started need not be unique. */
export function keyOfRun(run: AnyRunSummary): string {
  return isFlowRun(run) ? `run:${run.arn}` : `run:${run.kind}/${run.name}`;
}

/** What a row stands for, as anything that lists or yanks things knows it; undefined for a group. */
export function thingOfRow(row: Row | undefined): Thing | undefined {
  switch (row?.kind) {
    case 'job':
      return { kind: 'job', name: row.job.name, note: row.job.script };
    case 'flow':
      return { kind: 'flow', name: row.flow.name, note: row.flow.file };
    case 'run':
      return thingOfRun(row.run);
    case 'table':
      return { kind: 'table', name: row.table.name, note: row.table.format };
    case 'thing':
      return row.thing;
    case 'group':
    case 'empty':
    case undefined:
      return undefined;
  }
}

/** The name that stands in a row. */
export function nameOfRow(row: Row): string {
  switch (row.kind) {
    case 'group':
      return row.group;
    case 'empty':
      return '';
    default:
      return thingOfRow(row)?.name ?? '';
  }
}
