import type { Aws } from '../../aws/aws.ts';
import { MlxError } from '../../base/errors.ts';
import type { JobKind } from '../../base/job-kind.ts';
import { nearest } from '../../base/nearest.ts';
import { describeRun } from '../describe-run.ts';
import { describeFlowRun } from '../flows/read/describe-flow-run.ts';
import { listFlowRuns, type FlowRunFilter } from '../flows/read/list-flow-runs.ts';
import { type Filter, passes } from '../flows/matrix/filter.ts';
import { inTurns } from '../in-turns.ts';
import { listRuns } from '../list-runs.ts';
import type { Run, RunStatus } from '../run.ts';

/** A run of a job with what it was given and what it measured. Times are milliseconds since 1970. */
export interface MatchedRun {
  name: string;
  arn: string;
  kind: JobKind;
  job: string;
  status: RunStatus;
  created: number;
  ended?: number;
  /** The run of a flow that it was a step of. */
  flowRun?: string;
  params: Readonly<Record<string, string>>;
  /** The last value of each. */
  metrics: Readonly<Record<string, number>>;
}

export interface MatchingRuns {
  runs: readonly MatchedRun[];
  /** How many runs of the job were looked at, the newest. */
  looked: number;
}

/** Runs that are looked at, each with a few calls. */
const mostJobs = 100;
const mostFlows = 20;
const atOnce = 8;

/**
 * The runs of a job that are as every filter wants, newest first: those that were started by themselves, and those that were steps
 * of a flow. A filter's column is a param, a metric, or `status`, `run` or `instance`. Throws FLAG_VALUE_WRONG for any other.
 */
export async function matchingRuns(
  aws: Aws,
  project: FlowRunFilter['project'],
  job: string,
  filters: readonly Filter[],
): Promise<MatchingRuns> {
  const listed = await listRuns(aws, { job, limit: mostJobs });
  const own = await inTurns(listed, atOnce, ({ kind, name }) => describeRun(aws, kind, name));
  const steps = await stepsThatRan(aws, project, job);
  const read = [...own, ...steps].filter((run) => run !== undefined).filter((run) => run.job === job);
  const unique = [...new Map(read.map((run) => [run.arn, run])).values()];
  requireColumns(unique, filters);
  const matching = unique.filter((run) => filters.every((filter) => passes(cellOf(run, filter.column), filter)));
  return {
    runs: matching.toSorted((a, b) => b.created - a.created).map(matchedRun),
    looked: unique.length,
  };
}

/** Jobs of flows' steps are named after the run and the step, so that no list finds them by the job's name. */
async function stepsThatRan(aws: Aws, project: FlowRunFilter['project'], job: string): Promise<(Run | undefined)[]> {
  const flows = await listFlowRuns(aws, { project, limit: mostFlows });
  const runs = await inTurns(flows, atOnce, (flow) => describeFlowRun(aws, flow));
  const jobs = runs.flatMap((run) =>
    (run?.steps ?? []).flatMap((step) => (step.job && step.status !== 'reused' ? [step.job] : [])),
  );
  return inTurns(jobs, atOnce, async ({ kind, name }) => {
    if (kind !== 'processing' && kind !== 'training') return undefined;
    const run = await describeRun(aws, kind, name);
    return run?.job === job ? run : undefined;
  });
}

function requireColumns(runs: readonly Run[], filters: readonly Filter[]): void {
  const known = [...new Set(runs.flatMap((run) => [...Object.keys(run.params), ...Object.keys(metricsOf(run))]))];
  const columns = [...known, ...facts];
  for (const { column } of filters) {
    if (runs.length === 0 || columns.includes(column)) continue;
    const rule = `a param, a metric, status, run or instance: ${columns.join(', ')}`;
    throw new MlxError('FLAG_VALUE_WRONG', {
      flag: 'a filter',
      value: column,
      rule,
      nearest: nearest(column, columns),
    });
  }
}

const facts = ['status', 'run', 'instance'];

function cellOf(run: Run, column: string): string | undefined {
  if (Object.hasOwn(run.params, column)) return run.params[column];
  const metrics = metricsOf(run);
  if (Object.hasOwn(metrics, column)) return String(metrics[column]);
  return { status: run.status, run: run.name, instance: run.instance }[column];
}

function metricsOf({ metrics }: Run): Record<string, number> {
  return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
}

function matchedRun(run: Run): MatchedRun {
  const { name, arn, kind, job, status, created, ended, params, tags } = run;
  const flowRun = tags['mlx:run'];
  return {
    name,
    arn,
    kind,
    job,
    status,
    created,
    ...(ended !== undefined && { ended }),
    ...(flowRun !== undefined && flowRun !== name && { flowRun }),
    params,
    metrics: metricsOf(run),
  };
}
