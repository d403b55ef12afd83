import type { Fact } from '../runs/doctor/fact.ts';
import { type Line, type Span, span } from './line.ts';
import { beside, drawLabelled, drawProse } from './prose.ts';
import { widthOf } from './width.ts';

const marks: Readonly<Record<Fact['state'], Span>> = {
  ok: { text: '✓ ', role: 'good' },
  warn: { text: '! ', role: 'warn' },
  fail: { text: '✗ ', role: 'bad' },
};

/** What `mlx doctor` found, one thing a line, with the repair below where there is one. */
export function drawDoctor(facts: readonly Fact[], width: number): Line[] {
  const names = Math.max(0, ...facts.map(({ about }) => widthOf(about))) + 2;
  return facts.flatMap(({ about, state, found, repair }) => {
    const lines = [
      ...beside(about, names, drawProse(found, width - names - 2)),
      ...(repair ? drawLabelled('', names, `→ ${repair}`, width - 2, 'warn') : []),
    ];
    return lines.map((each, index) => [index === 0 ? marks[state] : span('plain', '  '), ...each]);
  });
}
