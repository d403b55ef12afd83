import { wait } from '../../../aws/wait.ts';
import { pollPause } from '../../poll-pause.ts';
import { hasEnded } from '../../run.ts';
import { createStepJob, describeStepJob, kindOfRequest, stopStepJob, type JobRequest } from '../jobs/service-job.ts';
import { attemptName } from './attempt-name.ts';
import type { Performed, WorkOrder } from './work-order.ts';

/** Runs a step's job to its end. Its name is the attempt's own, so that one that was started before is only waited for. */
export async function performJob(order: WorkOrder, request: JobRequest): Promise<Performed> {
  const { aws, run, attempt, signal } = order;
  const kind = kindOfRequest[request.operation];
  const name = attemptName(run.name, attempt.step, attempt.number, kind);
  let found = await describeStepJob(aws, kind, name);
  if (!found) {
    await createStepJob(aws, request, name);
    found = await describeStepJob(aws, kind, name);
  }
  const { timeout } = order.step.step;
  let [asked, late] = [false, false];
  for (;;) {
    if (found) order.begun({ job: { kind, name, arn: found.arn }, started: found.created });
    if (found && hasEnded(found.status)) break;
    const age = Date.now() - (found?.created ?? attempt.at);
    late = timeout !== undefined && age > timeout * 1_000;
    if (!asked && (late || order.stopAsked())) {
      asked = true;
      await stopStepJob(aws, kind, name);
    }
    await wait(pollPause(age), signal);
    found = await describeStepJob(aws, kind, name);
  }
  const { arn, created: started, ended, reason, status } = found;
  const base = { job: { kind, name, arn }, started, ended };
  if (status === 'completed') return { ...base, status };
  if (late) return { ...base, status: 'failed', reason: `it took longer than its timeout of ${timeout} s` };
  if (status === 'stopped') return { ...base, status, reason: reason ?? 'it was stopped' };
  return {
    ...base,
    status: 'failed',
    reason: reason ?? 'it failed without a reason',
    faultOfService: isServices(reason),
  };
}

/** SageMaker words the faults of a script as AlgorithmError, and those of a request as ClientError. */
function isServices(reason = ''): boolean {
  return /InternalServerError|CapacityError|InsufficientCapacity|ResourceLimitExceeded|Throttl|ServiceUnavailable/i.test(
    reason,
  );
}
