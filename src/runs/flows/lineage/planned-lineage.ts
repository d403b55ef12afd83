import type { Note } from '../../../plan/plan.ts';
import type { FlowPlan, PlannedStep } from '../../../plan/flow/flow-plan.ts';

/** What lineage will have of a run when it has ended, and who records it: the service by itself, or mlx afterwards. */
export function plannedLineage({ way, steps }: Pick<FlowPlan, 'way' | 'steps'>): Note[] {
  const jobs = steps.filter(({ request }) => request?.operation.endsWith('Job') && request.service === 'sagemaker');
  const packages = steps.filter(({ step }) => step.kind === 'register').map(({ name }) => name);
  const read = tablesRead(steps);
  const written = steps.flatMap(({ tables }) => tables.map(({ database, table }) => `${database}.${table}`));
  return [
    ...note(
      jobs.length > 0,
      `SageMaker records the jobs of ${list(jobs.map(({ name }) => name))} with their S3 inputs and outputs`,
    ),
    ...note(packages.length > 0, `SageMaker records the model versions of ${list(packages)} with their models`),
    ...note(read.length > 0, `mlx adds the tables that are read: ${list(read)}`),
    ...note(written.length > 0, `mlx adds the tables that are written: ${list(written)}`),
    way === 'pipeline'
      ? { about: 'lineage', text: 'SageMaker records the execution as an experiment run' }
      : { about: 'lineage', text: 'mlx adds the run as a context around its jobs' },
  ];
}

function tablesRead(steps: readonly PlannedStep[]): string[] {
  const refs = steps.flatMap(({ step }) =>
    step.kind === 'job' || step.kind === 'tune'
      ? Object.values(step.inputs).flatMap((input) => (input.kind === 'ref' ? [input.ref] : []))
      : [],
  );
  return [...new Set(refs.flatMap((ref) => (ref.kind === 'table' ? [`${ref.database}.${ref.table}`] : [])))];
}

function note(isTrue: boolean, text: string): Note[] {
  return isTrue ? [{ about: 'lineage', text }] : [];
}

function list(names: readonly string[]): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
