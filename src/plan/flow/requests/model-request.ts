import type { CreateModelInput } from '@aws-sdk/client-sagemaker';
import { tagPairs } from '../../requests/surroundings.ts';
import { jobName, marksOf, type StepScope } from '../step-scope.ts';
import type { NamedModel } from './model-data.ts';

/** The whole request of a model that transforms may use. */
export function modelRequest(PrimaryContainer: NamedModel['container'], scope: StepScope): CreateModelInput {
  return {
    ModelName: jobName,
    ExecutionRoleArn: scope.context.role,
    PrimaryContainer,
    Tags: tagPairs(marksOf(scope)),
  };
}
