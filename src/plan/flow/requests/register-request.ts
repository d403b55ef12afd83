import type { CreateModelPackageInput, FileSource, MetricsSource } from '@aws-sdk/client-sagemaker';
import type { Template } from '../../../define/expression/node.ts';
import type { RegisterStep } from '../../../define/flow/flow-definition.ts';
import type { NamedModel } from './model-data.ts';

/** The whole request of a version of a model in the registry. Its group is there already. */
export function registerRequest(step: RegisterStep, container: NamedModel['container']): CreateModelPackageInput {
  const { group, approval, description, metrics, baselines, contentTypes, responseTypes, properties } = step;
  return {
    ModelPackageGroupName: group,
    ...(description !== undefined && { ModelPackageDescription: description }),
    InferenceSpecification: {
      Containers: [container],
      ...(contentTypes.length > 0 && { SupportedContentTypes: [...contentTypes] }),
      ...(responseTypes.length > 0 && { SupportedResponseMIMETypes: [...responseTypes] }),
    },
    ModelApprovalStatus: approval,
    ...(Object.keys(metrics).length > 0 && { ModelMetrics: parts(metrics) }),
    ...(Object.keys(baselines).length > 0 && { DriftCheckBaselines: parts(baselines) }),
    ...(Object.keys(properties).length > 0 && { CustomerMetadataProperties: { ...properties } }),
  };
}

type Parts = Record<string, Record<string, MetricsSource | FileSource>>;

/** `{ 'modelQuality.statistics': uri }` as `{ ModelQuality: { Statistics: { S3Uri, ContentType } } }`. */
function parts(files: Readonly<Record<string, Template>>): Parts {
  const made: Parts = {};
  for (const [path, S3Uri] of Object.entries(files)) {
    const [part = '', member = ''] = path.split('.').map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`);
    made[part] = { ...made[part], [member]: { ContentType: 'application/json', S3Uri } };
  }
  return made;
}
