import type { CheckedJob } from '../commands/value.ts';
import { drawFault } from './fault.ts';
import { emptyLine, indent, type Line, line, span } from './line.ts';
import { safeText } from './safe-text.ts';

/** What `mlx check` found: a line for each job, and each fault at its place. */
export function drawCheck(jobs: readonly CheckedJob[], width: number): Line[] {
  const faults = jobs.reduce((sum, job) => sum + job.faults.length, 0);
  return [...jobs.flatMap((job) => drawJob(job, width)), emptyLine, drawVerdict(jobs.length, faults)];
}

function drawJob({ job, script, faults }: CheckedJob, width: number): Line[] {
  const mark = faults.length === 0 ? span('good', '✓ ') : span('bad', '✗ ');
  return [
    line(mark, span('strong', safeText(job)), span('dim', `  ${safeText(script)}`)),
    ...faults.flatMap((fault) => [emptyLine, ...indent(drawFault(fault, width - 2), 2)]),
    ...(faults.length > 0 ? [emptyLine] : []),
  ];
}

function drawVerdict(jobs: number, faults: number): Line {
  const checked = jobs === 1 ? '1 job' : `${jobs} jobs`;
  if (faults === 0) return line(span('good', `${checked} checked, no faults`));
  return line(span('bad', `${checked} checked, ${faults === 1 ? '1 fault' : `${faults} faults`}`));
}
