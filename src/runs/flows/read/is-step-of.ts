import type { RunSummary } from '../../run.ts';
import type { FlowRunSummary } from '../flow-run.ts';

/** True for a job that does a step of the run, as far as its name tells: `<run>-<step>`, or `pipelines-<execution>-<step>-...`. */
export function isStepOf(job: Pick<RunSummary, 'name'>, flow: Pick<FlowRunSummary, 'name' | 'arn' | 'way'>): boolean {
  const execution = flow.arn.split('/').at(-1) ?? '';
  const prefix = flow.way === 'pipeline' ? `pipelines-${execution}-` : `${flow.name}-`;
  return job.name.startsWith(prefix);
}
