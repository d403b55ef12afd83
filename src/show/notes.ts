import type { Note } from '../plan/plan.ts';
import { type Line, type Role, span } from './line.ts';
import { drawLabelled } from './prose.ts';

/** What is kept or lost, a note a line, by what it is about. */
export function drawNotes(notes: readonly Note[], kind: 'kept' | 'lost', width: number): Line[] {
  const [mark, role]: [string, Role] = kind === 'kept' ? ['✓ ', 'good'] : ['✗ ', 'warn'];
  const names = Math.max(12, ...notes.map(({ about }) => about.length + 2));
  return notes.flatMap(({ about, text }) =>
    drawLabelled(about, names, text, width - 2).map((each, index) => [span(role, index === 0 ? mark : '  '), ...each]),
  );
}
