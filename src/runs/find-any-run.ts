import type { Aws } from '../aws/aws.ts';
import { MlxError } from '../base/errors.ts';
import { findRun } from './find-run.ts';
import type { FlowRun } from './flows/flow-run.ts';
import { isStepOf } from './flows/read/is-step-of.ts';
import { findFlowRun } from './flows/read/find-flow-run.ts';
import type { FlowRunFilter } from './flows/read/list-flow-runs.ts';
import { nameInRuns } from './run-name.ts';
import type { Run } from './run.ts';

/** A run of a job, or of a flow. */
export type AnyRun = { kind: 'job'; run: Run } | { kind: 'flow'; run: FlowRun };

/**
 * The run that a person means, of a job or of a flow: by the rules of `findRun` and `findFlowRun`. Where a name means one of
 * each, the whole name wins, then the newer run; the last run is never a step of another, and jobs that are the steps of one
 * flow's run don't keep it from being found by the beginning of its name. Throws RUN_UNKNOWN with near names of both kinds,
 * and RUN_AMBIGUOUS.
 */
export async function findAnyRun(aws: Aws, name: string, project: FlowRunFilter['project']): Promise<AnyRun> {
  const [job, flow] = await Promise.all([sought(findRun(aws, name)), sought(findFlowRun(aws, name, project))]);
  if (job.unclear && !(flow.run && namesFlow(name, flow.run, job.unclear))) throw job.unclear;
  if (flow.unclear && job.run?.name !== name && job.run?.job !== nameInRuns(name)) throw flow.unclear;
  const found: AnyRun[] = [
    ...(job.run && !(name === 'last' && flow.run && isStep(job.run)) ? [{ kind: 'job', run: job.run } as const] : []),
    ...(flow.run ? [{ kind: 'flow', run: flow.run } as const] : []),
  ];
  const [best] = found.toSorted(
    (a, b) => Number(b.run.name === name) - Number(a.run.name === name) || b.run.created - a.run.created,
  );
  if (best) return best;
  throw new MlxError('RUN_UNKNOWN', { name, near: [...new Set([...job.near, ...flow.near])] });
}

/** That there is no such run of one kind, or more than one, says nothing yet. */
async function sought<R>(
  finding: Promise<R>,
): Promise<{ run?: R; near: readonly string[]; unclear?: MlxError<'RUN_AMBIGUOUS'> }> {
  try {
    return { run: await finding, near: [] };
  } catch (error) {
    if (error instanceof MlxError && error.code === 'RUN_AMBIGUOUS') {
      return { near: [], unclear: error as MlxError<'RUN_AMBIGUOUS'> };
    }
    if (!(error instanceof MlxError) || error.code !== 'RUN_UNKNOWN') throw error;
    return { near: (error as MlxError<'RUN_UNKNOWN'>).details.near };
  }
}

/** True where a name that several jobs begin with means the flow's run all the same. */
function namesFlow(name: string, flow: FlowRun, { details }: MlxError<'RUN_AMBIGUOUS'>): boolean {
  return flow.name === name || flow.flow === name || details.runs.every((job) => isStepOf({ name: job }, flow));
}

function isStep({ tags }: Run): boolean {
  return tags['mlx:step'] !== undefined;
}
