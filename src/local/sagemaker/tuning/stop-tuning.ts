import type { Embedded } from '../../embedded.ts';
import { inTransaction } from '../../state.ts';
import { readEntity, updateEntity } from '../entities/entity-table.ts';
import { invalid } from '../refusals.ts';
import { bodyOf, needTuning } from './tuning-job.ts';

/** Stops all trainings of a tuning job and begins no more. */
export function stopTuningJob(
  { HyperParameterTuningJobName: name }: { HyperParameterTuningJobName: string },
  aws: Embedded,
): object {
  needTuning(name, aws);
  inTransaction(aws.state, () => {
    const tuning = readEntity(aws.state, 'hyper-parameter-tuning-job', name);
    const status = tuning && bodyOf(tuning).Status;
    if (tuning === undefined || status !== 'InProgress') {
      throw invalid(`The request was rejected because the hyperparameter tuning job is in status ${status}.`);
    }
    updateEntity(aws.state, { ...tuning, body: { ...tuning.body, Status: 'Stopping' }, modified: aws.now() });
  });
  return {};
}
