import type { ThingScope } from '../../../runs/things/list-things.ts';
import { type Effect, step, type Step } from '../effect.ts';
import type { Event } from '../event.ts';
import { type Group, groups, type GroupSpec, specOf } from './groups.ts';
import { type ItemRow, rowOfThing } from './row.ts';
import { cursorIndex, groupAt, hasOlder, rowsOf } from './rows.ts';
import { arrangedOf, filteredOn, isFiltered } from './sections.ts';
import type { Listing, State, Tree } from '../state.ts';

/** Rows before the end of a list at which its next page is read. */
const near = 50;
/** Pages that are read by themselves of a list that has hardly anything to show. */
const mostBare = 5;

/** Pages of lists, and the filter's way through them. */
export function reduceLists(state: State, event: Extract<Event, { kind: 'listed' | 'listFailed' | 'filterOn' }>): Step {
  const { tree } = state;
  switch (event.kind) {
    case 'filterOn':
      return step({ ...state, tree: { ...tree, arranged: filteredOn(tree) } });
    case 'listed':
    case 'listFailed': {
      if (event.scope !== tree.scope) return step(state);
      const before = tree.lists[event.group];
      const list: Listing =
        event.kind === 'listed'
          ? withPage(before, event, state.place.project)
          : { pages: 0, ...before, isReading: false, failed: event.text };
      return step({ ...state, tree: { ...tree, lists: { ...tree.lists, [event.group]: list } } });
    }
  }
}

/** The tree of the project, or of the account; its lists are read anew. */
export function inScope(tree: Tree, scope: ThingScope): Tree {
  if (tree.scope === scope) return tree;
  const { arranged: _, ...rest } = tree;
  const specs: readonly GroupSpec[] = groups;
  const kept = specs.filter(({ scopes }) => scopes.includes(scope)).map(({ group }) => `group:${group}`);
  const rows = rowsOf(tree);
  const group = `group:${groupAt(rows, cursorIndex(rows, tree))}`;
  const closed = tree.closedElsewhere ?? specs.flatMap((spec) => (spec.group === 'runs' ? [] : [spec.group as Group]));
  return {
    ...rest,
    scope,
    closed,
    closedElsewhere: tree.closed,
    lists: {},
    cursor: kept.includes(group) ? group : (kept[0] ?? tree.cursor),
    at: undefined,
  };
}

/** The tree with its rows made and its cursor placed, and what is still to be read of it. */
export function withRows(before: Tree, state: State, isKey: boolean): Step {
  const arranged = arrangedOf(state.tree);
  const isAnew = arranged !== before.arranged;
  const arrangedTree = arranged === state.tree.arranged ? state.tree : { ...state.tree, arranged };
  const rows = rowsOf(arrangedTree);
  const at = cursorIndex(rows, arrangedTree);
  const tree = at === arrangedTree.at ? arrangedTree : { ...arrangedTree, at };
  const wanted = wantedOf(tree, isKey ? at : undefined);
  const effects: Effect[] = wanted.map(({ group, next }) => ({ kind: 'list', group, scope: tree.scope, next }));
  if (isAnew && !isFiltered(arranged)) effects.push({ kind: 'filterOn' });
  const lists = Object.fromEntries(
    wanted.map(({ group }) => [group, { pages: 0, ...tree.lists[group], isReading: true, failed: undefined }]),
  );
  const reading = wanted.length === 0 ? tree : { ...tree, lists: { ...tree.lists, ...lists } };
  return step(reading === state.tree ? state : { ...state, tree: reading }, ...effects);
}

function withPage(
  before: Listing | undefined,
  { part, page }: Extract<Event, { kind: 'listed' }>,
  project: string,
): Listing {
  const fresh = page.things.map((thing) => rowOfThing(thing, { name: project }));
  const { rows: old, pages = 0 } = before ?? {};
  if (old === undefined) return { rows: fresh, next: page.next, isReading: false, pages: 1 };
  if (part === 'next') {
    const rows = [...old, ...without(fresh, old.slice(-mostShifted))];
    return { rows, next: page.next, isReading: false, pages: pages + 1 };
  }
  // What has come since stands in front; what was read before stays, as it stands now.
  const now = new Map(fresh.map((row) => [row.key, row]));
  const kept = old.map((row) => {
    const again = now.get(row.key);
    if (again) now.delete(row.key);
    return again ?? row;
  });
  return { ...before, pages, rows: [...now.values(), ...kept], isReading: false, failed: undefined };
}

/** Rows that may come again on the next page, where others have come in front meanwhile. */
const mostShifted = 300;

function without(rows: readonly ItemRow[], known: readonly ItemRow[]): ItemRow[] {
  const keys = new Set(known.map(({ key }) => key));
  return rows.filter(({ key }) => !keys.has(key));
}

/** Lists that are open and were never read, and the one under the cursor where its end is near. */
function wantedOf(tree: Tree, at: number | undefined): { group: Group; next?: string }[] {
  const rows = rowsOf(tree);
  return rows.parts.flatMap(({ section: { group }, from, isOpen, items }) => {
    const list = tree.lists[group];
    const isWatched = specOf(group).watched.includes(tree.scope);
    if (!isOpen || list?.isReading || list?.failed !== undefined) return [];
    if (!isWatched && list === undefined) return [{ group }];
    const isNear = at !== undefined && at > from && at <= from + items.length + 1 && at + near > from + items.length;
    const isBare = tree.filter === '' && items.length < near && (list?.pages ?? 0) < mostBare;
    if (!isNear && !isBare) return [];
    if (list?.next !== undefined) return [{ group, next: list.next }];
    return isNear && hasOlder(group, tree) ? [{ group }] : [];
  });
}
