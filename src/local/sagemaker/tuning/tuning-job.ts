import type {
  CreateHyperParameterTuningJobRequest,
  HyperParameterTrainingJobDefinition,
  HyperParameterTuningJobConfig,
} from '@aws-sdk/client-sagemaker';
import type { Embedded } from '../../embedded.ts';
import { ServiceError } from '../../service-error.ts';
import type { Entity } from '../entities/entity.ts';
import { readEntity } from '../entities/entity-table.ts';

/** A tuning job as it is stored: its request, and what became of it. */
export interface TuningBody extends CreateHyperParameterTuningJobRequest {
  HyperParameterTuningJobConfig: HyperParameterTuningJobConfig;
  TrainingJobDefinition: HyperParameterTrainingJobDefinition;
  Status: 'InProgress' | 'Completed' | 'Failed' | 'Stopping' | 'Stopped';
  FailureReason?: string;
  /** Milliseconds since 1970. */
  Ended?: number;
  Seed: number;
}

export function bodyOf({ body }: Entity): TuningBody {
  return body as unknown as TuningBody;
}

/** The tuning job of this name, or the refusal that every operation on a missing one gets. */
export function needTuning(name: string, aws: Embedded): Entity {
  aws.wake();
  const found = readEntity(aws.state, 'hyper-parameter-tuning-job', name);
  if (!found)
    throw new ServiceError('ResourceNotFound', `Amazon SageMaker can't find a tuning job with the name ${name}.`);
  return found;
}
