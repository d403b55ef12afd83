import type { CreateModelCommandInput, CreateModelPackageCommandInput } from '@aws-sdk/client-sagemaker';
import type { Embedded } from '../../../src/local/embedded.ts';
import { image, role } from './requests.ts';

export const modelData = 's3://models-bucket/train-1/output/model.tar.gz';

/** Lays an object where the requests here say that the model is. */
export async function putModel(aws: Embedded, content = 'a model'): Promise<void> {
  aws.objects.createBucket('models-bucket');
  await aws.objects.put('models-bucket', 'train-1/output/model.tar.gz', Buffer.from(content));
}

export function modelRequest(name: string): CreateModelCommandInput {
  return { ModelName: name, ExecutionRoleArn: role, PrimaryContainer: { Image: image, ModelDataUrl: modelData } };
}

export function packageRequest(
  group: string,
  more: CreateModelPackageCommandInput = {},
): CreateModelPackageCommandInput {
  return {
    ModelPackageGroupName: group,
    InferenceSpecification: {
      Containers: [{ Image: image, ModelDataUrl: modelData }],
      SupportedContentTypes: ['text/csv'],
      SupportedResponseMIMETypes: ['text/csv'],
    },
    ...more,
  };
}
