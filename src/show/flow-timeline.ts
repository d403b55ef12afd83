import type { FlowTimeline, Phase, StepTimeline } from '../runs/flows/timeline/flow-timeline.ts';
import { type Line, line, type Role, span, type Span } from './line.ts';
import { showDuration } from './quantity.ts';
import { safeText } from './safe-text.ts';
import { fit, widthOf } from './width.ts';

/** Without colours the letters still tell the phases apart. */
const strokes: Readonly<Record<Phase, { text: string; role: Role }>> = {
  waiting: { text: '·', role: 'dim' },
  provisioning: { text: '░', role: 'warn' },
  image: { text: '▒', role: 'warn' },
  'data in': { text: '▸', role: 'accent' },
  'user code': { text: '━', role: 'good' },
  'data out': { text: '◂', role: 'accent' },
};

/** A bar for each step on one clock, with what its time went into; the steps that the run waited for have a mark. */
export function drawFlowTimeline(timeline: FlowTimeline, width: number): Line[] {
  const { from, until, critical, overhead, userCode } = timeline;
  const steps = timeline.steps.filter(({ stretches }) => stretches.length > 0);
  const names = Math.min(28, Math.max(4, ...steps.map(({ step }) => widthOf(safeText(step)))));
  const bar = Math.max(10, Math.min(100, width - names - 16));
  const scale = bar / Math.max(1, until - from);
  const waitedFor = new Set(critical);
  const rows = steps.map((one) =>
    line(
      span('accent', waitedFor.has(one.step) ? '▶ ' : '  '),
      span(waitedFor.has(one.step) ? 'strong' : 'plain', fit(safeText(one.step), names)),
      '  ',
      ...barOf(one, from, scale, bar),
      `  ${showDuration(lengthOf(one)).padStart(9)}`,
    ),
  );
  return [...rows, ...legend(steps), sums(overhead, userCode)];
}

function barOf({ stretches }: StepTimeline, from: number, scale: number, bar: number): Span[] {
  const cells: Span[] = Array.from({ length: bar }, () => span('plain', ' '));
  for (const stretch of stretches) {
    const { text, role } = strokes[stretch.phase];
    const first = Math.min(bar - 1, Math.floor((stretch.from - from) * scale));
    const last = Math.min(bar, Math.max(first + 1, Math.round((stretch.until - from) * scale)));
    // A longer phase never paints over the only cell of a short one before it.
    for (let at = first; at < last; at += 1) if (at > first || cells[at]?.text === ' ') cells[at] = span(role, text);
  }
  return cells;
}

function lengthOf({ stretches }: StepTimeline): number {
  return stretches.reduce((sum, one) => sum + (one.phase === 'waiting' ? 0 : one.until - one.from), 0);
}

function legend(steps: readonly StepTimeline[]): Line[] {
  const present = new Set(steps.flatMap(({ stretches }) => stretches.map(({ phase }) => phase)));
  const parts = (Object.keys(strokes) as Phase[])
    .filter((phase) => present.has(phase))
    .flatMap((phase) => [span(strokes[phase].role, strokes[phase].text), span('dim', ` ${phase}   `)]);
  return parts.length === 0
    ? []
    : [[span('plain', '  '), ...parts, span('accent', '▶'), span('dim', ' critical path')]];
}

function sums(overhead: number, userCode: number): Line {
  const all = overhead + userCode;
  const share = all === 0 ? '' : ` (${Math.round((100 * overhead) / all)} % of ${showDuration(all)})`;
  return line(
    '  overhead ',
    span('strong', showDuration(overhead)),
    span('dim', `${share}, user code ${showDuration(userCode)}`),
  );
}
