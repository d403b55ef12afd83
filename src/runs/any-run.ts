import type { FlowRunSummary } from './flows/flow-run.ts';
import { isStepOf } from './flows/read/is-step-of.ts';
import type { RunSummary } from './run.ts';

/** A run of a job or of a flow, as a list shows it. */
export type AnyRunSummary = RunSummary | FlowRunSummary;

export function isFlowRun(run: AnyRunSummary): run is FlowRunSummary {
  return 'flow' in run;
}

/** Runs of jobs and flows as one list, newest first; jobs that are steps of one of the flows are left to it. */
export function mergeRuns(jobs: readonly RunSummary[], flows: readonly FlowRunSummary[]): AnyRunSummary[] {
  const own = jobs.filter((job) => !flows.some((flow) => isStepOf(job, flow)));
  return [...own, ...flows].toSorted((one, other) => other.created - one.created);
}
