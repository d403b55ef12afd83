import { isFlowRun } from '../../../runs/any-run.ts';
import type { FilterFields, RowFilter } from './text-filter.ts';
import { narrows, readFilter } from './text-filter.ts';
import { type Group, groups, type GroupSpec } from './groups.ts';
import { type ItemRow, rowOfRun, rowOfTable, thingOfRow } from './row.ts';
import type { Tree } from '../state.ts';

/** The rows of one group: all that are known, and those of them that the filter lets through. */
export interface Section {
  group: Group;
  /** What its rows were made from. */
  sources: readonly unknown[];
  /** Absent until read. */
  rows?: readonly ItemRow[];
  shown: readonly ItemRow[];
  /** What the filter goes through, and how far it has come. */
  pool: readonly ItemRow[];
  seen: number;
}

/** The groups of a tree with their rows, and what they were made from. */
export interface Arranged {
  of: Sources;
  sections: readonly Section[];
}

type Sources = Pick<Tree, 'jobs' | 'flows' | 'runs' | 'tables' | 'lists' | 'scope' | 'filter'>;

/** Rows that are filtered at a time, so that a key never waits for a long list. */
const slice = 2_500;

/** The groups of a tree. What was made before is used again as far as it still holds. */
export function arrangedOf(tree: Tree): Arranged {
  const { arranged } = tree;
  return arranged && isOf(arranged, tree) ? arranged : arrange(tree, arranged);
}

/** The same with the filter one slice further. */
export function filteredOn(tree: Tree): Arranged {
  const { of, sections } = arrangedOf(tree);
  const filter = readFilter(tree.filter);
  let left = slice;
  const next = sections.map((section) => {
    const further = filtered(section, filter, left);
    left -= further.seen - section.seen;
    return further;
  });
  return { of, sections: next };
}

/** True where the filter has gone through all rows. */
export function isFiltered({ sections }: Arranged): boolean {
  return sections.every(({ seen, pool }) => seen === pool.length);
}

function isOf({ of }: Arranged, tree: Tree): boolean {
  return names.every((name) => of[name] === tree[name]);
}

const names = ['jobs', 'flows', 'runs', 'tables', 'lists', 'scope', 'filter'] as const;

function arrange(tree: Tree, before: Arranged | undefined): Arranged {
  const { jobs, flows, runs, tables, lists, scope, filter } = tree;
  const read = readFilter(filter);
  const narrowed = before !== undefined && narrows(before.of.filter, filter);
  let left = slice;
  const specs: readonly GroupSpec[] = groups;
  const sections = specs.flatMap((spec): Section[] => {
    const group = spec.group as Group;
    if (!spec.scopes.includes(scope) || (group === 'flows' && !flows?.length)) return [];
    const old = before?.of.scope === scope ? before.sections.find((one) => one.group === group) : undefined;
    const section = withRows(group, spec, tree, old);
    const isSame = old !== undefined && section.rows === old.rows;
    const pooled =
      isSame && before?.of.filter === filter
        ? { ...section, pool: old.pool, seen: old.seen, shown: old.shown }
        : poolOf(section, old, isSame && narrowed, before?.of.filter === filter, filter);
    const further = filtered(pooled, read, left);
    left -= further.seen - pooled.seen;
    return [further];
  });
  return { of: { jobs, flows, runs, tables, lists, scope, filter }, sections };
}

/** What the filter has to go through: the rows that are new, of a narrower filter what the last one let through, or all. */
function poolOf(
  section: Section,
  old: Section | undefined,
  isNarrower: boolean,
  isSameFilter: boolean,
  filter: string,
): Section {
  const rows = section.rows ?? [];
  if (filter === '') return { ...section, pool: rows, seen: rows.length, shown: rows };
  if (old && isNarrower && old.seen === old.pool.length) return { ...section, pool: old.shown, seen: 0, shown: [] };
  const isLonger = old?.pool === old?.rows && isStartOf(old?.rows ?? [], rows);
  if (old && isSameFilter && isLonger) return { ...section, pool: rows, seen: old.seen, shown: old.shown };
  return { ...section, pool: rows, seen: 0, shown: [] };
}

function isStartOf(start: readonly ItemRow[], rows: readonly ItemRow[]): boolean {
  return start.length > 0 && start[0] === rows[0] && start.at(-1) === rows[start.length - 1];
}

function filtered(section: Section, filter: RowFilter, most: number): Section {
  const { pool, seen } = section;
  const next = pool.slice(seen, seen + Math.max(0, most));
  if (next.length === 0) return section;
  const found = next.filter((row) => filter.matches(fieldsOf(row)));
  return {
    ...section,
    seen: seen + next.length,
    shown: found.length === 0 ? section.shown : [...section.shown, ...found],
  };
}

/** What a filter may ask of a row. */
export function fieldsOf(row: ItemRow): FilterFields {
  const { name = '', status = '', kind = '', note = '' } = thingOfRow(row) ?? {};
  switch (row.kind) {
    case 'job':
      return { name, status: row.job.faults > 0 ? 'faults' : '', kind: row.job.kind ?? kind };
    case 'flow':
      return { name, status: (row.flow.faults ?? 0) > 0 ? 'faults' : '', kind };
    case 'run':
      return { name, status, kind: isFlowRun(row.run) ? `flow ${row.run.way}` : row.run.kind };
    case 'table':
    case 'thing':
      return { name, status, kind: note };
  }
}

function withRows(group: Group, spec: GroupSpec, tree: Tree, old: Section | undefined): Section {
  const sources = sourcesOf(group, spec, tree);
  if (old && sources.every((each, index) => each === old.sources[index])) return { ...old };
  return { group, sources, rows: rowsFrom(group, spec, tree), shown: [], pool: [], seen: 0 };
}

function sourcesOf(group: Group, { watched }: GroupSpec, { scope, lists, ...tree }: Tree): unknown[] {
  const listed = lists[group]?.rows;
  if (!watched.includes(scope)) return [listed];
  switch (group) {
    case 'jobs':
      return [tree.jobs];
    case 'flows':
      return [tree.flows];
    case 'runs':
      return [tree.runs, listed];
    default:
      return [tree.tables];
  }
}

function rowsFrom(
  group: Group,
  { watched }: GroupSpec,
  { scope, lists, ...tree }: Tree,
): readonly ItemRow[] | undefined {
  const listed = lists[group]?.rows;
  if (!watched.includes(scope)) return listed;
  switch (group) {
    case 'jobs':
      return tree.jobs?.map((job) => ({ kind: 'job', key: `job:${job.script}`, job }));
    case 'flows':
      return tree.flows?.map((flow) => ({ kind: 'flow', key: `flow:${flow.file}`, flow }));
    case 'runs':
      return tree.runs && withOlder(tree.runs.map(rowOfRun), listed);
    default:
      return tree.tables?.map(rowOfTable);
  }
}

/** The newest runs are looked at again and again; those that are older were read when they came near. */
function withOlder(newest: readonly ItemRow[], older: readonly ItemRow[] = []): readonly ItemRow[] {
  if (older.length === 0) return newest;
  const keys = new Set(newest.map(({ key }) => key));
  return [...newest, ...older.filter(({ key }) => !keys.has(key))];
}
