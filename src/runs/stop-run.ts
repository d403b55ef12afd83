import { StopProcessingJobCommand, StopTrainingJobCommand } from '@aws-sdk/client-sagemaker';
import { awsName } from '../aws/aws-refusal.ts';
import type { Aws } from '../aws/aws.ts';
import { MlxError } from '../base/errors.ts';
import { describeRun } from './describe-run.ts';
import { hasEnded, type Run } from './run.ts';

/** Asks the service to stop a run, and answers the run as it is then. Throws `RUN_ENDED` where it has ended before. */
export async function stopRun(run: Run, aws: Aws): Promise<Run> {
  if (hasEnded(run.status)) throw new MlxError('RUN_ENDED', { name: run.name, status: run.status });
  const sagemaker = await aws.sagemaker();
  try {
    if (run.kind === 'processing') await sagemaker.send(new StopProcessingJobCommand({ ProcessingJobName: run.name }));
    else await sagemaker.send(new StopTrainingJobCommand({ TrainingJobName: run.name }));
  } catch (error) {
    const now = await describeRun(aws, run.kind, run.name);
    if (awsName(error) !== 'ValidationException' || !now || !hasEnded(now.status)) throw error;
    throw new MlxError('RUN_ENDED', { name: run.name, status: now.status }, { cause: error });
  }
  return (await describeRun(aws, run.kind, run.name)) ?? run;
}
