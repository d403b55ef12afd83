import { emptyLine, indent, type Line, line, span } from './line.ts';

/** A titled group of lines with a blank line before it; nothing at all where there are no lines. */
export function drawSection(title: string, lines: readonly Line[]): Line[] {
  return lines.length === 0 ? [] : [emptyLine, line(span('strong', title)), ...indent(lines, 2)];
}
