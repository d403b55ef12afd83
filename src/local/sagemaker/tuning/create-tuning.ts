import { randomInt } from 'node:crypto';
import type { CreateHyperParameterTuningJobRequest } from '@aws-sdk/client-sagemaker';
import type { Embedded } from '../../embedded.ts';
import { ServiceError } from '../../service-error.ts';
import { sagemakerArn } from '../arn.ts';
import { insertEntity } from '../entities/entity-table.ts';
import { checkTraining } from '../jobs/create-training.ts';
import { checkTags } from '../tags.ts';
import { checkTuning } from './check-tuning.ts';
import { trainingRequestOf } from './training-request.ts';
import type { TuningBody } from './tuning-job.ts';

/** Takes a tuning job whose trainings would be taken too. */
export function createTuningJob(
  request: CreateHyperParameterTuningJobRequest,
  aws: Embedded,
): { HyperParameterTuningJobArn: string } {
  const { config, definition } = checkTuning(request);
  checkTags(request.Tags ?? []);
  const { HyperParameterTuningJobName: name = '' } = request;
  const arn = sagemakerArn(`hyper-parameter-tuning-job/${name}`, aws.identity);
  const body: TuningBody = {
    ...request,
    HyperParameterTuningJobConfig: config,
    TrainingJobDefinition: definition,
    Status: 'InProgress',
    Seed: config.RandomSeed ?? randomInt(2 ** 31),
  };
  checkTraining(trainingRequestOf({ arn, body }, { name: 'any', params: {} }), aws);
  const at = aws.now();
  const kept = { kind: 'hyper-parameter-tuning-job', name, arn, body: { ...body }, created: at, modified: at } as const;
  if (!insertEntity(aws.state, kept)) {
    throw new ServiceError(
      'ResourceInUse',
      `Hyperparameter tuning job names must be unique within an AWS account and region, and a tuning job with this name already exists (${arn})`,
    );
  }
  aws.wake();
  return { HyperParameterTuningJobArn: arn };
}
