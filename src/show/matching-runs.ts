import type { MatchingRuns } from '../runs/matching/matching-runs.ts';
import type { Frame, Line } from './line.ts';
import { drawProse } from './prose.ts';
import { showAge, showDuration, showNumber } from './quantity.ts';
import { drawStatus } from './status.ts';
import { type Column, drawTable } from './table.ts';

/** Runs of one job with their params and metrics as columns, and how many were looked at. */
export function drawMatchingRuns({ runs, looked }: MatchingRuns, { width, now }: Frame): Line[] {
  const count = drawProse(countOf(runs.length, looked), width, 'dim');
  if (runs.length === 0) return count;
  const params = [...new Set(runs.flatMap((run) => Object.keys(run.params)))];
  const metrics = [...new Set(runs.flatMap((run) => Object.keys(run.metrics)))];
  const columns: Column[] = [
    { title: 'status', least: 11 },
    { title: 'run', least: 18, role: 'strong' },
    ...params.map((title): Column => ({ title, least: 3, role: 'accent' })),
    ...metrics.map((title): Column => ({ title, align: 'right', least: 6, role: 'good' })),
    { title: 'took', align: 'right', least: 6 },
    { title: 'started', align: 'right', least: 8, role: 'dim' },
  ];
  const rows = runs.map((run) => [
    drawStatus(run.status),
    run.name,
    ...params.map((name) => run.params[name] ?? ''),
    ...metrics.map((name) => (run.metrics[name] === undefined ? '' : showNumber(run.metrics[name]))),
    showDuration((run.ended ?? now) - run.created),
    showAge(run.created, now),
  ]);
  return [...drawTable(columns, rows, width), ...count];
}

function countOf(found: number, looked: number): string {
  const runs = looked === 1 ? 'the only run' : `the ${looked} newest runs`;
  if (looked === 0) return 'there are no runs of it';
  return found === 0 ? `none of ${runs} is as asked` : `${found} of ${runs}`;
}
