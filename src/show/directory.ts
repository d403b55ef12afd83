import type { Directory, DirectoryGroup } from '../inspect/knowledge/directory.ts';
import { drawChoices } from './choices.ts';
import { drawHeading } from './explanation.ts';
import type { Line } from './line.ts';
import { drawPairs } from './pairs.ts';
import { drawSection } from './section.ts';

/** Names by groups: with what is known of each where something is, else in columns. */
export function drawDirectory({ name, type, groups }: Directory, width: number): Line[] {
  return [...drawHeading(name, type, width), ...groups.flatMap((group) => drawGroup(group, width - 2))];
}

function drawGroup({ title, entries }: DirectoryGroup, width: number): Line[] {
  const told = entries.some((entry) => entry.type !== undefined || entry.doc !== undefined);
  const pairs = entries.map((entry) => ({
    name: entry.name,
    value: entry.type ?? entry.doc ?? '',
    ...(entry.type !== undefined && entry.doc !== undefined && { detail: entry.doc.replaceAll('`', "'") }),
  }));
  const lines = told
    ? drawPairs(pairs, width)
    : drawChoices(
        entries.map((entry) => ({ value: entry.name })),
        width,
      );
  return drawSection(entries.length > 8 ? `${title} (${entries.length})` : title, lines);
}
