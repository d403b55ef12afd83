import type { Aws } from '../../../aws/aws.ts';
import { MlxError } from '../../../base/errors.ts';
import { nearest } from '../../../base/nearest.ts';
import { asFolder } from '../../../base/s3-place.ts';
import type { FlowRun } from '../flow-run.ts';
import { needFlowRun } from './describe-flow-run.ts';
import { wayOfArn } from './way-of-arn.ts';
import { listFlowRuns, type FlowRunFilter } from './list-flow-runs.ts';

/**
 * The run of a flow that a person means: its full name, the beginning of only one run's name, the name of a flow for its
 * newest run, the id or ARN of an execution, or `last` for the newest of all. Throws RUN_UNKNOWN with near names, and
 * RUN_AMBIGUOUS.
 */
export async function findFlowRun(
  aws: Aws,
  name: string,
  project: FlowRunFilter['project'],
  way?: FlowRunFilter['way'],
): Promise<FlowRun> {
  if (name.startsWith('arn:') || name.startsWith('s3://')) {
    return needFlowRun(aws, { way: wayOfArn(name), arn: name.startsWith('s3://') ? asFolder(name) : name });
  }
  const runs = await listFlowRuns(aws, { project, limit: 200, ...(way && { way }) });
  const newest = runs[0];
  if (name === 'last' && newest) return needFlowRun(aws, newest);
  const exact =
    runs.find((run) => run.name === name || idOf(run.arn) === name) ?? runs.find(({ flow }) => flow === name);
  if (exact) return needFlowRun(aws, exact);
  const begins = runs.filter((run) => run.name.startsWith(name));
  if (begins.length > 1) throw new MlxError('RUN_AMBIGUOUS', { name, runs: begins.slice(0, 5).map((run) => run.name) });
  if (begins[0]) return needFlowRun(aws, begins[0]);
  const known = [...new Set(runs.flatMap((run) => [run.flow, run.name]))];
  const near = nearest(name, known);
  throw new MlxError('RUN_UNKNOWN', { name, near: near === undefined ? [] : [near] });
}

function idOf(arn: string): string | undefined {
  return arn.split(/[/:]/u).findLast((part) => part !== '');
}
