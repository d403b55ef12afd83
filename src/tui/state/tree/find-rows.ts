import { type Group, groups } from './groups.ts';
import { nameOfRow, type ItemRow, type Row } from './row.ts';
import { arrangedOf } from './sections.ts';
import type { Tree } from '../state.ts';

/** Rows that are offered, and rows of a group that are looked through for them: what is further down is found by its whole name. */
const mostOffered = 50;
const mostLookedAt = 5_000;

/** Everything that is known whose name is like a word: the same, begins with it, holds it, or has its letters in that order. */
export function findRows(tree: Tree, word: string): Row[] {
  const wanted = word.trim().toLowerCase();
  if (wanted === '') return [];
  const found: { row: Row; rank: number }[] = [];
  for (const { group } of groups) {
    const rank = rankOf(group, wanted);
    if (rank < 3)
      found.push({ row: { kind: 'group', key: `group:${group}`, group, hasMore: false, isOpen: false }, rank });
  }
  const items: readonly ItemRow[] = arrangedOf(tree).sections.flatMap(({ rows = [] }) => rows.slice(0, mostLookedAt));
  for (const row of items) {
    const rank = rankOf(nameOfRow(row), wanted);
    if (rank !== Infinity) found.push({ row, rank });
  }
  return found
    .toSorted((one, other) => one.rank - other.rank)
    .slice(0, mostOffered)
    .map(({ row }) => row);
}

/** What `runs failed` means: a group by its name, its one thing's name or its short one, and what it is to be filtered by. */
export function readGroupWords(text: string): { group: Group; filter: string } | undefined {
  const words = text.trim().toLowerCase();
  for (const { group, kind } of groups) {
    const name = [group, kind, ...shorts[group]].find((each) => words === each || words.startsWith(`${each} `));
    if (name !== undefined) return { group, filter: text.trim().slice(name.length).trim() };
  }
  return undefined;
}

const shorts: Readonly<Record<Group, readonly string[]>> = {
  jobs: ['j'],
  flows: ['f'],
  runs: ['r'],
  tables: ['t'],
  'feature groups': ['features', 'fg'],
  models: ['m'],
  endpoints: ['ep'],
  'log groups': ['logs', 'lg'],
};

/** The same name first, then what begins with the word, holds it, or has its letters in that order. */
function rankOf(name: string, wanted: string): number {
  const lower = name.toLowerCase();
  if (lower === wanted) return 0;
  if (lower.startsWith(wanted)) return 1;
  if (lower.includes(wanted)) return 2;
  let at = -1;
  for (const letter of wanted) {
    at = lower.indexOf(letter, at + 1);
    if (at === -1) return Infinity;
  }
  return 3;
}
