import { formatDuration } from '../base/duration.ts';
import type { Plan } from '../plan/plan.ts';
import { clipLine } from './box.ts';
import { drawData } from './data.ts';
import { emptyLine, type Line, line, span } from './line.ts';
import { drawNotes } from './notes.ts';
import { drawPairs, type Pair } from './pairs.ts';
import { drawLabelled } from './prose.ts';
import { showMoney } from './quantity.ts';
import { drawSection } from './section.ts';
import { drawUploads } from './uploads.ts';

/**
 * A plan for the eye, the most useful first: what would run where and what it would cost, what is kept and lost, which tables
 * it makes, what is sent before it, and the whole request.
 */
export function drawPlan(plan: Plan, width: number): Line[] {
  const { job, request } = plan;
  const inner = width - 2;
  return [
    line(span('strong', job.name), span('dim', `  ${plan.kind} job`)),
    emptyLine,
    ...drawPairs(factsOf(plan), width),
    ...drawSection('kept', drawNotes(plan.kept, 'kept', inner)),
    ...drawSection('lost', drawNotes(plan.lost, 'lost', inner)),
    ...drawSection('tables', drawPairs(plan.tables.map(tablePair), inner)),
    ...drawSection(
      'queries',
      plan.queries.flatMap(({ input, sql, format, to }) => [
        ...drawLabelled(input, 12, sql.replaceAll('`', "'"), inner),
        ...drawLabelled('', 12, `${format} → ${to}`, inner, 'dim'),
      ]),
    ),
    ...drawSection('uploads', drawUploads(plan.uploads, inner)),
    ...drawSection(
      request.operation,
      drawData(request.input).map((each) => clipLine(each, inner)),
    ),
  ];
}

function factsOf({ job, run, where, limit, price }: Plan): Pair[] {
  const machine = `${job.count} × ${job.instance}`;
  const { perHour, atLimit } = price;
  const known = perHour !== undefined && atLimit !== undefined;
  const asked = known ? `${showMoney(perHour)} an hour, ${showMoney(atLimit)} at the limit` : 'not known';
  const cost = where === 'local' ? `nothing is charged here; in AWS ${asked}` : asked;
  return [
    { name: 'run', value: run },
    { name: 'on', value: where, detail: where === 'local' ? 'the AWS inside mlx' : undefined },
    { name: 'machine', value: machine },
    { name: 'time limit', value: formatDuration(limit) },
    { name: 'price', value: cost, role: known ? 'plain' : 'dim', detail: price.note === '' ? undefined : price.note },
  ];
}

function tablePair({ output, database, table, location }: Plan['tables'][number]): Pair {
  return { name: output, value: `${database}.${table}`, role: 'accent', detail: location };
}
