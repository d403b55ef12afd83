import type { Group } from './groups.ts';
import { specOf } from './groups.ts';
import type { ItemRow, Row } from './row.ts';
import { arrangedOf, type Section } from './sections.ts';
import type { Tree } from '../state.ts';

/** The rows that a tree shows, as many as they may be: nothing is made for a row until it is looked at. */
export interface Rows {
  count: number;
  parts: readonly Part[];
}

/** A group's head, its rows where it is open, and a line below them where there is something to say. */
interface Part {
  /** The place of its head. */
  from: number;
  section: Section;
  hasMore: boolean;
  isOpen: boolean;
  items: readonly ItemRow[];
  text?: string;
}

export function rowsOf(tree: Tree): Rows {
  let count = 0;
  const parts = arrangedOf(tree).sections.map((section): Part => {
    const isOpen = !tree.closed.includes(section.group);
    const items = isOpen ? section.shown : [];
    const text = isOpen ? textBelow(section, tree) : undefined;
    const part = { from: count, section, hasMore: goesOn(section.group, tree), isOpen, items, text };
    count += 1 + items.length + (text === undefined ? 0 : 1);
    return part;
  });
  return { count, parts };
}

export function rowAt({ parts }: Rows, index: number): Row | undefined {
  const part = parts.findLast(({ from }) => from <= index);
  if (!part || index < 0) return undefined;
  const { group } = part.section;
  if (index === part.from) return headOf(part);
  const item = part.items[index - part.from - 1];
  if (item) return item;
  const isText = part.text !== undefined && index === part.from + 1 + part.items.length;
  return isText ? { kind: 'empty', key: `empty:${group}`, group, text: part.text ?? '' } : undefined;
}

/** The rows in a window. */
export function rowsIn(rows: Rows, from: number, height: number): Row[] {
  const last = Math.min(rows.count, from + height);
  const found: Row[] = [];
  for (let index = Math.max(0, from); index < last; index += 1) {
    const row = rowAt(rows, index);
    if (row) found.push(row);
  }
  return found;
}

/** The group that the row at a place belongs to. */
export function groupAt({ parts }: Rows, index: number): Group | undefined {
  return parts.findLast(({ from }) => from <= index)?.section.group;
}

/** The place of the row with a key; -1 where there is none. */
export function placeOf(rows: Rows, key: string): number {
  for (const { from, section, items, text } of rows.parts) {
    if (key === `group:${section.group}`) return from;
    const at = items.findIndex((item) => item.key === key);
    if (at !== -1) return from + 1 + at;
    if (text !== undefined && key === `empty:${section.group}`) return from + 1 + items.length;
  }
  return -1;
}

/** Where the cursor stands; where its row is gone, on the first that a filter lets through, else at the top. */
export function cursorIndex(rows: Rows, { cursor, at, filter }: Pick<Tree, 'cursor' | 'at' | 'filter'>): number {
  if (at !== undefined && rowAt(rows, at)?.key === cursor) return at;
  const place = placeOf(rows, cursor);
  if (place !== -1) return place;
  const first = filter === '' ? undefined : rows.parts.find(({ items }) => items.length > 0);
  return first ? first.from + 1 : 0;
}

function headOf({ section: { group, rows, shown }, hasMore, isOpen }: Part): Row {
  return { kind: 'group', key: `group:${group}`, group, count: rows && shown.length, hasMore, isOpen };
}

function goesOn(group: Group, tree: Tree): boolean {
  const list = tree.lists[group];
  return list ? list.next !== undefined : hasOlder(group, tree);
}

/** Runs of the project that are older than those that are watched, of which nothing was read yet. */
export function hasOlder(group: Group, { scope, lists, hasOlderRuns = false }: Tree): boolean {
  return group === 'runs' && scope === 'project' && lists.runs === undefined && hasOlderRuns;
}

function textBelow({ group, rows, shown, pool, seen }: Section, { lists, filter }: Tree): string | undefined {
  const list = lists[group];
  if (list?.failed !== undefined) return `could not be read: ${list.failed}`;
  if (seen < pool.length) return 'looking…';
  if (list?.isReading) return 'reading…';
  if (rows === undefined || shown.length > 0) return undefined;
  return filter === '' ? specOf(group).none : 'none holds the filter';
}
