import type { LogLine } from '../logs/line.ts';
import type { ToldLine } from '../commands/told-lines.ts';
import { type Line, line, type Role, type Span, span, type Tint } from './line.ts';
import { safeText } from './safe-text.ts';
import { fit } from './width.ts';

/** Columns for a step's name in front of its lines, and at most for what else tells where a line comes from. */
const stepWidth = 16;
const labelWidth = 32;

const roles: Readonly<Record<NonNullable<LogLine['level']>, Role>> = {
  debug: 'dim',
  info: 'plain',
  warning: 'warn',
  error: 'bad',
};

/** A line of a job's log: with the colours it brings, else coloured by its level; in front the step that said it, if any. */
export function drawLogLine(said: LogLine, step?: string): Line {
  const own = drawText(said);
  return step === undefined ? line(own) : line(span('dim', `${fit(safeText(step), stepWidth)} │ `), own);
}

/** Lines with their labels in front, as far as they have any, each label in its colour; `width` is the room for the labels. */
export function drawToldLines(lines: readonly ToldLine[], width: number): Line[] {
  return lines.map(({ line: said, label }) => {
    if (!label) return line(drawText(said));
    return line(span(tintOf(label.tint), `${fit(safeText(label.text), width)} │ `), drawText(said));
  });
}

/** The room that labels take, wide enough for these and for those before. */
export function labelRoom(lines: readonly ToldLine[], before: number): number {
  const widest = lines.reduce((most, { label }) => Math.max(most, label?.text.length ?? 0), before);
  return Math.min(labelWidth, widest);
}

const tints: readonly Tint[] = ['tint0', 'tint1', 'tint2', 'tint3', 'tint4', 'tint5', 'tint6', 'tint7'];

/** The colour of the source that was seen after `count` others. */
export function tintOf(count: number): Tint {
  return tints[count % tints.length] ?? 'tint0';
}

function drawText({ text, level }: LogLine): Span {
  return text.includes('\u001b[') || !level ? span('log', text) : span(roles[level], text);
}
