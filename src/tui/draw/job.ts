import type { JobDefinition, Param } from '../../define/definition.ts';
import { ruleOf } from '../../define/parse-params.ts';
import type { OutputRef, Ref } from '../../define/ref.ts';
import type { ReferenceField } from '../../define/reference.ts';
import { emptyLine, type Line, line, span } from '../../show/line.ts';
import { drawPairs, type Pair } from '../../show/pairs.ts';
import { drawPlan } from '../../show/plan.ts';
import { drawProse } from '../../show/prose.ts';
import { showDuration } from '../../show/quantity.ts';
import { safeText } from '../../show/safe-text.ts';
import { drawSection } from '../../show/section.ts';
import type { Content } from '../state/content.ts';

type JobContent = Extract<Content, { kind: 'job' }>;

/** A job: what its head says with what each key means, its params, inputs and outputs, and what running it would send. */
export function drawJob({ job, reference, plan, planError }: JobContent, width: number): Line[] {
  const docs = new Map(reference.flatMap(({ fields }) => fields.map((field) => [field.key, field] as const)));
  const inner = width - 2;
  return [
    line(span('strong', safeText(job.name)), span('dim', `  ${job.kind} job in ${job.language}`)),
    ...(job.description === undefined ? [] : drawProse(safeText(job.description), width)),
    ...drawSection('head', drawPairs(headPairs(job, docs), inner)),
    ...drawSection('params', drawParams(job, inner)),
    ...drawSection(
      'inputs',
      drawPairs(
        Object.entries(job.inputs).map(([name, ref]) => ({ name, value: showRef(ref) })),
        inner,
      ),
    ),
    ...drawSection(
      'outputs',
      drawPairs(
        Object.entries(job.outputs).map(([name, ref]) => ({ name, value: showOutput(ref) })),
        inner,
      ),
    ),
    ...(planError ? [emptyLine, line(span('bad', safeText(planError.what))), ...drawProse(planError.fix, width)] : []),
    ...(plan ? [emptyLine, line(span('strong', 'plan')), ...drawPlan(plan, width).slice(1)] : []),
  ];
}

/** The params of a job: what holds where nothing is given, what each takes and what it is for. */
export function drawParams({ params }: Pick<JobDefinition, 'params'>, width: number): Line[] {
  return drawPairs(Object.entries(params).map(paramPair), width);
}

/** The keys that decide how it runs, with what the reference says of each. */
function headPairs(job: JobDefinition, docs: ReadonlyMap<string, ReferenceField>): Pair[] {
  const values: readonly (readonly [string, string | undefined])[] = [
    ['instance', job.instance],
    ['count', String(job.count)],
    ['volume', `${job.volume} GiB`],
    ['max_runtime', showDuration(job.maxRuntime * 1000)],
    ['image', job.image],
    ['role', job.role],
    ['spot', job.spot && `wait at most ${showDuration(job.spot.maxWait * 1000)}`],
    ['requires-python', job.requiresPython],
    ['dependencies', job.dependencies.length > 0 ? job.dependencies.join(', ') : undefined],
    ['metrics', Object.keys(job.metrics).join(', ') || undefined],
    ['tags', Object.keys(job.tags).join(', ') || undefined],
  ];
  return values.flatMap(([name, value]) =>
    value === undefined ? [] : [{ name, value, detail: docs.get(name)?.doc.split('\n')[0] }],
  );
}

function paramPair([name, param]: [string, Param]): Pair {
  const fallback = param.default === undefined ? (param.required ? 'required' : 'none') : String(param.default);
  return { name, value: fallback, detail: [ruleOf(param), param.help].filter(Boolean).join(': ') };
}

function showRef(ref: Ref): string {
  switch (ref.kind) {
    case 's3':
      return ref.uri;
    case 'table':
      return `table ${ref.database}.${ref.table}${ref.format ? ` as ${ref.format}` : ''}`;
    case 'sql':
      return `${ref.sql.replaceAll(/\s+/g, ' ').trim()} (${ref.format})`;
    case 'features':
      return `features ${ref.group} (${ref.format})`;
    case 'file':
      return `file ${ref.path}`;
    case 'output':
      return `${ref.output} of ${ref.job}`;
  }
}

function showOutput(ref: OutputRef): string {
  switch (ref.kind) {
    case 'model':
      return 'the model';
    case 'files':
      return 'files of the run';
    case 's3':
      return ref.uri;
    case 'table':
      return `table ${ref.database}.${ref.table}`;
  }
}
