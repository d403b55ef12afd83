import { wordsOf } from '../../aws/tables/sql-nearest.ts';
import type { Ref } from '../../define/ref.ts';

/** Tells of each table of the project whether one of these names it, as a ref or anywhere in its SQL. */
export function tablesReadBy(refs: readonly Ref[]): (name: string) => boolean {
  const named = new Set(refs.flatMap((ref) => (ref.kind === 'table' ? [`${ref.database}.${ref.table}`] : [])));
  const words = new Set(refs.flatMap((ref) => (ref.kind === 'sql' ? [...wordsOf(ref.sql)] : [])));
  return (name) => named.has(name) || name.split('.').every((part) => words.has(part.toLowerCase()));
}
