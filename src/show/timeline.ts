import type { Run } from '../runs/run.ts';
import { type Line, line, span } from './line.ts';
import { showDuration } from './quantity.ts';
import { fit, widthOf } from './width.ts';

interface Stretch {
  name: string;
  start: number;
  end: number;
}

/** A bar for each stretch of a run's life on one clock, from its creation to its end, or to `now` while it goes on. */
export function drawTimeline(run: Run, now: number, width: number): Line[] {
  const stretches = stretchesOf(run, run.ended ?? now);
  const first = Math.min(...stretches.map(({ start }) => start));
  const last = Math.max(...stretches.map(({ end }) => end), first + 1);
  const names = Math.max(...stretches.map(({ name }) => widthOf(name)));
  const bar = Math.max(8, Math.min(48, width - names - 14));
  const scale = bar / (last - first);
  return stretches.map(({ name, start, end }) => {
    const from = Math.min(bar - 1, Math.floor((start - first) * scale));
    const length = Math.max(1, Math.min(bar - from, Math.round((end - start) * scale)));
    return line(
      span('dim', `${fit(name, names)}  `),
      span('dim', '·'.repeat(from)),
      span('accent', '━'.repeat(length)),
      span('dim', '·'.repeat(bar - from - length)),
      `  ${showDuration(end - start).padStart(9)}`,
    );
  });
}

/** The service's own transitions where it tells them, else what its three times tell. */
function stretchesOf(run: Run, until: number): Stretch[] {
  if (run.transitions.length > 0) {
    return run.transitions
      .filter(({ status, start, end }) => end !== start || status !== 'Completed')
      .map(({ status, start, end }) => ({ name: status, start, end: end ?? until }));
  }
  const started = run.started;
  if (started === undefined) return [{ name: 'Preparing', start: run.created, end: until }];
  return [
    { name: 'Preparing', start: run.created, end: started },
    { name: 'Running', start: started, end: until },
  ];
}
