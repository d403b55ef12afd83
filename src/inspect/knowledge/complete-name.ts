import type { Knowledge } from './knowledge.ts';
import { namesBegun } from '../sources/source.ts';

/** The names that begin as the text does, and the fields of what stands before its last dot. */
export function completeName(knowledge: Knowledge, begun: string): string[] {
  const dot = begun.lastIndexOf('.');
  const before = begun.slice(0, dot);
  const holder = dot > 0 ? knowledge.explain(before) : {};
  const fields = 'found' in holder ? holder.found.fields.map(({ name }) => `${before}.${name}`) : [];
  const names = [...namesBegun(knowledge.sources, begun), ...fields];
  return [...new Set(names)].filter((name) => name.startsWith(begun) && name !== begun);
}
