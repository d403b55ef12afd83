import type { CreateModelInput } from '@aws-sdk/client-sagemaker';
import type { ModelStep } from '../../../define/flow/flow-definition.ts';
import { tagPairs } from '../../requests/surroundings.ts';
import { jobName, marksOf, type StepScope } from '../step-scope.ts';
import type { NamedModel } from './model-data.ts';

/** The whole request of a model that transforms may use. */
export function modelRequest({ env }: ModelStep, { container }: NamedModel, scope: StepScope): CreateModelInput {
  return {
    ModelName: jobName,
    ExecutionRoleArn: scope.context.role,
    PrimaryContainer: { ...container, ...(Object.keys(env).length > 0 && { Environment: { ...env } }) },
    Tags: tagPairs(marksOf(scope)),
  };
}
