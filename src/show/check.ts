import type { Fault } from '../base/fault.ts';
import type { CheckedFlow, CheckedJob } from '../commands/value.ts';
import { drawFault } from './fault.ts';
import { emptyLine, indent, type Line, line, span } from './line.ts';
import { drawProse } from './prose.ts';
import { safeText } from './safe-text.ts';

interface Checked {
  jobs: readonly CheckedJob[];
  flows: readonly CheckedFlow[];
}

/** What `mlx check` found: a line for each job and flow, and each fault at its place. */
export function drawCheck({ jobs, flows }: Checked, width: number): Line[] {
  const faults = [...jobs, ...flows].reduce((sum, checked) => sum + checked.faults.length, 0);
  return [
    ...jobs.flatMap(({ job, script, faults }) => drawOne(job, script, faults, width)),
    ...flows.flatMap(({ flow, file, faults, inHeads }) => drawOne(flow, file, faults, width, inHeads)),
    emptyLine,
    drawVerdict(jobs.length, flows.length, faults),
  ];
}

function drawOne(name: string, file: string, faults: readonly Fault[], width: number, inHeads = 0): Line[] {
  const mark = faults.length + inHeads === 0 ? span('good', '✓ ') : span('bad', '✗ ');
  const aside = inHeads === 0 ? [] : drawProse('it names a head that has faults', width - 2, 'warn');
  return [
    line(mark, span('strong', safeText(name)), span('dim', `  ${safeText(file)}`)),
    ...indent(aside, 2),
    ...faults.flatMap((fault) => [emptyLine, ...indent(drawFault(fault, width - 2), 2)]),
    ...(faults.length > 0 ? [emptyLine] : []),
  ];
}

function drawVerdict(jobs: number, flows: number, faults: number): Line {
  const counted = [
    ...(jobs > 0 || flows === 0 ? [jobs === 1 ? '1 job' : `${jobs} jobs`] : []),
    ...(flows > 0 ? [flows === 1 ? '1 flow' : `${flows} flows`] : []),
  ];
  const checked = `${counted.join(' and ')} checked`;
  if (faults === 0) return line(span('good', `${checked}, no faults`));
  return line(span('bad', `${checked}, ${faults === 1 ? '1 fault' : `${faults} faults`}`));
}
