import { bytesInWords } from '../base/bytes.ts';
import type { Note, Plan } from '../plan/plan.ts';
import { clipLine } from './box.ts';
import { drawData } from './data.ts';
import { emptyLine, type Line, line, type Role, span } from './line.ts';
import { drawPairs, type Pair } from './pairs.ts';
import { drawLabelled } from './prose.ts';
import { showDuration, showMoney } from './quantity.ts';
import { drawSection } from './section.ts';

/** A plan for the eye: what would run where, what it would cost, what is sent first, what is kept and lost, and the request. */
export function drawPlan(plan: Plan, width: number): Line[] {
  const { job, request } = plan;
  const inner = width - 2;
  return [
    line(span('strong', job.name), span('dim', `  ${plan.kind} job`)),
    emptyLine,
    ...drawPairs(factsOf(plan), width),
    ...drawSection(
      'queries',
      plan.queries.flatMap(({ input, sql, format, to }) => [
        ...drawLabelled(input, 12, sql.replaceAll('`', "'"), inner),
        ...drawLabelled('', 12, `${format} → ${to}`, inner, 'dim'),
      ]),
    ),
    ...drawSection('uploads', drawUploads(plan, inner)),
    ...drawSection('tables', drawPairs(plan.tables.map(tablePair), inner)),
    ...drawSection('kept', drawNotes(plan.kept, '✓ ', 'good', inner)),
    ...drawSection('lost', drawNotes(plan.lost, '✗ ', 'warn', inner)),
    ...drawSection(
      request.operation,
      drawData(request.input).map((each) => clipLine(each, inner)),
    ),
  ];
}

function factsOf({ job, run, limit, price }: Plan): Pair[] {
  const machine = `${job.count} × ${job.instance}`;
  const { perHour, atLimit } = price;
  const known = perHour !== undefined && atLimit !== undefined;
  const cost = known ? `${showMoney(perHour)} an hour, ${showMoney(atLimit)} at the limit` : 'not known';
  return [
    { name: 'run', value: run },
    { name: 'machine', value: machine },
    { name: 'time limit', value: showDuration(limit * 1000) },
    { name: 'price', value: cost, role: known ? 'plain' : 'dim', detail: price.note === '' ? undefined : price.note },
  ];
}

function drawUploads({ uploads }: Plan, width: number): Line[] {
  if (uploads.length === 0) return [];
  const total = uploads.reduce((sum, { bytes }) => sum + bytes, 0);
  const pairs = uploads.map(({ to, bytes }) => ({ name: bytesInWords(bytes).padStart(7), value: to }));
  return [...drawPairs(pairs, width), line(span('dim', `${uploads.length} files, ${bytesInWords(total)} in all`))];
}

function tablePair({ output, database, table, location }: Plan['tables'][number]): Pair {
  return { name: output, value: `${database}.${table}`, role: 'accent', detail: location };
}

function drawNotes(notes: readonly Note[], mark: string, role: Role, width: number): Line[] {
  return notes.flatMap(({ about, text }) =>
    drawLabelled(about, 12, text, width - 2).map((each, index) => [span(role, index === 0 ? mark : '  '), ...each]),
  );
}
