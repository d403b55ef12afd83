import { bytesInWords } from '../base/bytes.ts';
import { formatDuration } from '../base/duration.ts';
import type { Note, Plan } from '../plan/plan.ts';
import { clipLine } from './box.ts';
import { drawData } from './data.ts';
import { emptyLine, type Line, line, type Role, span } from './line.ts';
import { drawPairs, type Pair } from './pairs.ts';
import { drawLabelled } from './prose.ts';
import { showMoney } from './quantity.ts';
import { drawSection } from './section.ts';

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
    ...drawSection('kept', drawNotes(plan.kept, '✓ ', 'good', inner)),
    ...drawSection('lost', drawNotes(plan.lost, '✗ ', 'warn', inner)),
    ...drawSection('tables', drawPairs(plan.tables.map(tablePair), inner)),
    ...drawSection(
      'queries',
      plan.queries.flatMap(({ input, sql, format, to }) => [
        ...drawLabelled(input, 12, sql.replaceAll('`', "'"), inner),
        ...drawLabelled('', 12, `${format} → ${to}`, inner, 'dim'),
      ]),
    ),
    ...drawSection('uploads', drawUploads(plan, inner)),
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

function drawUploads({ uploads }: Plan, width: number): Line[] {
  if (uploads.length === 0) return [];
  const total = uploads.reduce((sum, { bytes }) => sum + bytes, 0);
  const folder = commonFolder(uploads.map(({ to }) => to));
  const pairs = uploads.map(({ to, bytes }) => ({
    name: bytesInWords(bytes).padStart(7),
    value: to.slice(folder.length),
  }));
  const count = uploads.length === 1 ? '1 file' : `${uploads.length} files`;
  return [
    ...drawLabelled('to', 9, folder, width, 'dim'),
    ...drawPairs(pairs, width),
    line(span('dim', `${count}, ${bytesInWords(total)} in all`)),
  ];
}

/** What all these URIs begin with, up to a slash. */
function commonFolder(uris: readonly string[]): string {
  const [first = '', ...others] = uris;
  let end = first.lastIndexOf('/') + 1;
  while (others.some((uri) => !uri.startsWith(first.slice(0, end)))) end = first.lastIndexOf('/', end - 2) + 1;
  return first.slice(0, end);
}

function tablePair({ output, database, table, location }: Plan['tables'][number]): Pair {
  return { name: output, value: `${database}.${table}`, role: 'accent', detail: location };
}

function drawNotes(notes: readonly Note[], mark: string, role: Role, width: number): Line[] {
  return notes.flatMap(({ about, text }) =>
    drawLabelled(about, 12, text, width - 2).map((each, index) => [span(role, index === 0 ? mark : '  '), ...each]),
  );
}
