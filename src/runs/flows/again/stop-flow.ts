import { StopPipelineExecutionCommand } from '@aws-sdk/client-sagemaker';
import { StopExecutionCommand } from '@aws-sdk/client-sfn';
import type { Aws } from '../../../aws/aws.ts';
import { MlxError } from '../../../base/errors.ts';
import { s3Place } from '../../../base/s3-place.ts';
import { hasEnded } from '../../run.ts';
import { hasStepEnded } from '../direct/decide.ts';
import { attemptToken } from '../direct/attempt-name.ts';
import { openJournal } from '../direct/journal.ts';
import { leaseHolder } from '../direct/lease.ts';
import type { FlowRun } from '../flow-run.ts';
import { stopStepJob } from '../jobs/service-job.ts';
import { needFlowRun } from '../read/describe-flow-run.ts';

/** Asks a run to stop, its jobs with it, and answers it as it is then. Throws RUN_ENDED where it has ended before. */
export async function stopFlow(run: FlowRun, aws: Aws): Promise<FlowRun> {
  if (hasEnded(run.status)) throw new MlxError('RUN_ENDED', { name: run.name, status: run.status });
  switch (run.way) {
    case 'pipeline': {
      const sagemaker = await aws.sagemaker();
      const ClientRequestToken = attemptToken(run.name, 'stop', 1).slice(0, 64);
      await sagemaker.send(new StopPipelineExecutionCommand({ PipelineExecutionArn: run.arn, ClientRequestToken }));
      break;
    }
    case 'states': {
      const sfn = await aws.sfn();
      await sfn.send(new StopExecutionCommand({ executionArn: run.arn, cause: 'stopped by mlx' }));
      // Step Functions stops the jobs of its tasks as best it can, so that they are asked once more.
      await stopJobs(run, aws);
      break;
    }
    case 'job':
      await stopDirect(run, aws);
  }
  return needFlowRun(aws, run);
}

/** Whoever drives the run sees the wish; where nobody does, its jobs are stopped from here. */
async function stopDirect(run: FlowRun, aws: Aws): Promise<void> {
  const place = s3Place(run.arn);
  if (!place) return;
  await openJournal(aws, place).askToStop();
  if (!(await leaseHolder(aws, place))) await stopJobs(run, aws);
}

async function stopJobs({ steps }: FlowRun, aws: Aws): Promise<void> {
  const running = steps.filter(({ status, job }) => job && !hasStepEnded(status));
  await Promise.all(running.map(async ({ job }) => job && stopStepJob(aws, job.kind, job.name)));
}
