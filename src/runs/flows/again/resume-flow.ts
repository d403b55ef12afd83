import type { Aws } from '../../../aws/aws.ts';
import { MlxError } from '../../../base/errors.ts';
import { s3Place } from '../../../base/s3-place.ts';
import { hasEnded } from '../../run.ts';
import { leaseHolder } from '../direct/lease.ts';
import type { FlowRun } from '../flow-run.ts';

/**
 * Makes sure that a run can be gone on with: by `followFlow`, which drives it where nobody else does. Throws
 * FLOW_RESUME_ENDED for a run that has ended, FLOW_RESUME_SERVICE for one that a service drives, and FLOW_DRIVEN where another
 * process drives it.
 */
export async function resumeFlow(run: FlowRun, aws: Aws): Promise<FlowRun> {
  const { name, status, way } = run;
  if (hasEnded(status)) throw new MlxError('FLOW_RESUME_ENDED', { run: name, status });
  if (way !== 'job') throw new MlxError('FLOW_RESUME_SERVICE', { run: name, way });
  const place = s3Place(run.arn);
  const holder = place && (await leaseHolder(aws, place));
  if (holder) throw new MlxError('FLOW_DRIVEN', { run: name, host: holder.host, pid: holder.pid });
  return run;
}
