import { jobKinds } from '../../base/job-kind.ts';
import { type AnyRunSummary, isFlowRun } from '../any-run.ts';
import { wayOfArn } from '../flows/read/way-of-arn.ts';
import { flowName } from '../flows/read/flow-name.ts';
import { jobInRunName } from '../run-name.ts';
import { type RunStatus, runStatuses } from '../run.ts';
import type { Thing } from './thing.ts';

/** A run as a thing; `changed` is when it was made, by which runs are sorted. */
export function thingOfRun(run: AnyRunSummary): Thing {
  const note = isFlowRun(run) ? (run.way === 'job' ? 'flow' : run.way) : run.kind;
  return { kind: 'run', name: run.name, arn: run.arn, status: run.status, changed: run.created, note };
}

/** The other way round; undefined for what is no run of mlx's kinds: a transform job, a tuning job, a thing that is no run. */
export function runOfThing(thing: Thing, project: { name: string }): AnyRunSummary | undefined {
  const { name, arn = '', changed = 0 } = thing;
  const status = thing.status as RunStatus;
  if (thing.kind !== 'run' || !runStatuses.includes(status)) return undefined;
  const common = { name, arn, status, created: changed, modified: changed };
  const kind = jobKinds.find((one) => arn.includes(`:${one}-job/`));
  if (kind) return { ...common, kind, job: jobInRunName(name) };
  const flow = flowOfArn(arn);
  return flow === undefined ? undefined : { ...common, flow: flowName(flow, project), way: wayOfArn(arn) };
}

/** What is deployed for the flow, or the flow itself where mlx drives it. */
function flowOfArn(arn: string): string | undefined {
  if (arn.startsWith('s3://')) return jobInRunName(arn.split('/').findLast((part) => part !== '') ?? '');
  return /:pipeline\/([^/]+)\/execution\//u.exec(arn)?.[1] ?? /:states:[^:]*:[^:]*:execution:([^:]+):/u.exec(arn)?.[1];
}
