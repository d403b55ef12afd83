import type { CreateTransformJobRequest, TransformInstanceType } from '@aws-sdk/client-sagemaker';
import { expressionText } from '../../../define/expression/text.ts';
import type { TransformStep } from '../../../define/flow/flow-definition.ts';
import type { PlacedInput } from '../../draft.ts';
import { processingOutputPrefix } from '../../layout.ts';
import { tagPairs } from '../../requests/surroundings.ts';
import { jobName, marksOf, placeOf, type StepScope } from '../step-scope.ts';

/** The whole request of batch predictions. */
export function transformRequest(step: TransformStep, input: PlacedInput, scope: StepScope): CreateTransformJobRequest {
  const { model, contentType, accept, split, instance, count, env } = step;
  return {
    TransformJobName: jobName,
    ModelName:
      model.kind === 'name' ? model.name : expressionText({ kind: 'property', step: model.step, path: 'ModelName' }),
    TransformInput: {
      DataSource: { S3DataSource: { S3DataType: 'S3Prefix', S3Uri: input.uri } },
      ...(contentType !== undefined && { ContentType: contentType }),
      SplitType: split,
    },
    TransformOutput: {
      S3OutputPath: processingOutputPrefix(placeOf(scope), 'predictions'),
      ...(accept !== undefined && { Accept: accept }),
      AssembleWith: split === 'Line' ? 'Line' : 'None',
    },
    // Its type knows numbers only where a number will stand when the expression is known.
    TransformResources: { InstanceType: instance as TransformInstanceType, InstanceCount: count as number },
    ...(Object.keys(env).length > 0 && { Environment: { ...env } }),
    Tags: tagPairs(marksOf(scope)),
  };
}
