import type { ExplainedField, Explanation } from '../explanation.ts';
import type { Knowledge } from './knowledge.ts';
import type { About } from '../sources/source.ts';

/** Names that lie below something, by groups. */
export interface Directory {
  name: string;
  type: string;
  groups: readonly DirectoryGroup[];
}

export interface DirectoryGroup {
  title: string;
  entries: readonly { name: string; type?: string; doc?: string }[];
}

/** Everything that can be asked about, by what it is. */
export function directoryOfAll({ sources }: Knowledge): Directory {
  const groups = sources
    .map((source) => ({ title: source.title, entries: source.names().map((name) => ({ name })) }))
    .filter(({ entries }) => entries.length > 0);
  return { name: 'mlx', type: 'all that can be asked about', groups };
}

/** The names below what has this name; `near` where nothing has it. */
export function directoryOfName(
  name: string,
  knowledge: Knowledge,
  about: About = {},
): { found: Directory } | { near?: string } {
  const answer = knowledge.explain(name, about);
  return 'found' in answer ? { found: directoryOf(answer.found) } : answer;
}

export function directoryOf({ name, type, fields, choices = [] }: Explanation): Directory {
  const groups: DirectoryGroup[] = [
    { title: 'required', entries: fields.filter(({ required }) => required).map(entryOf) },
    { title: 'names', entries: fields.filter(({ required }) => !required).map(entryOf) },
    {
      title: 'values',
      entries: choices.map(({ value, note }) => ({ name: value, ...(note !== undefined && { doc: note }) })),
    },
  ];
  return { name, type, groups: groups.filter(({ entries }) => entries.length > 0) };
}

function entryOf({ name, type, value, doc }: ExplainedField): DirectoryGroup['entries'][number] {
  return { name, type: value ?? type, ...(doc !== undefined && { doc: doc.split('\n')[0] }) };
}
