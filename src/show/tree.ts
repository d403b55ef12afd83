import type { Outline } from '../inspect/values/outline.ts';
import { type Line, type Role, type Span, line, span } from './line.ts';
import { safeText } from './safe-text.ts';
import { clip, fit, widthOf } from './width.ts';

const roles: Readonly<Record<Outline['kind'], Role>> = {
  text: 'good',
  number: 'accent',
  word: 'accent',
  whole: 'dim',
  note: 'dim',
};

/** Names that stand in a column may make it this wide. */
const widestNames = 28;

/** A nested value, a line a member: names in a column, members further in. What is wider than the screen is cut. */
export function drawTree(top: Outline, width: number): Line[] {
  const first = span(roles[top.kind], clip(safeText(top.text), width));
  if (!top.members) return [line(first)];
  return [line(first), ...drawMembers(top.members, '', width)];
}

function drawMembers(members: readonly Outline[], before: string, width: number): Line[] {
  const names = members.map(({ name = '' }) => safeText(name));
  const column = Math.min(Math.max(0, ...names.map(widthOf)), widestNames, Math.max(8, Math.floor(width / 3)));
  return members.flatMap((member, index) => {
    const name = names[index] ?? '';
    const head: Span[] = [span('plain', before)];
    if (name !== '')
      head.push(span(member.members ? 'strong' : 'plain', name.length > column ? name : fit(name, column)));
    const left = width - head.reduce((sum, { text }) => sum + widthOf(text), 0) - 2;
    const said = span(roles[member.kind], clip(safeText(member.text), Math.max(8, left)));
    const drawn = line(...head, ...(name === '' ? [] : [span('plain', '  ')]), said);
    return member.members ? [drawn, ...drawMembers(member.members, `${before}  `, width)] : [drawn];
  });
}
