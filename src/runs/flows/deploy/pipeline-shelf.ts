import {
  AddTagsCommand,
  CreatePipelineCommand,
  DescribePipelineCommand,
  UpdatePipelineCommand,
} from '@aws-sdk/client-sagemaker';
import { awsRefusal } from '../../../aws/aws-refusal.ts';
import type { Aws } from '../../../aws/aws.ts';
import { putContent } from '../../../aws/put-object.ts';
import { tagsOf } from '../read/flow-of.ts';
import { definitionHash } from './definition-hash.ts';
import type { ReadyFlow, Shelf } from './deployed.ts';

/** Bytes above which a definition goes by way of S3. */
const mostInRequest = 100 * 1024;

/** The pipeline of a flow in SageMaker. */
export function pipelineShelf(aws: Aws, plan: ReadyFlow): Shelf {
  const PipelineName = plan.deployed;
  const RoleArn = plan.role;
  return {
    read: async () => {
      const sagemaker = await aws.sagemaker();
      try {
        const { PipelineArn: arn = '', PipelineDefinition: definition = '{}' } = await sagemaker.send(
          new DescribePipelineCommand({ PipelineName }),
        );
        return { arn, definition, tags: await tagsOf(aws, arn) };
      } catch (error) {
        const { name, message = '' } = awsRefusal(error) ?? {};
        if (name === 'ResourceNotFound' || /does not exist|not found/i.test(message)) return undefined;
        throw error;
      }
    },
    create: async (text, tags) => {
      const sagemaker = await aws.sagemaker();
      const Tags = pairs(tags);
      const definition = await placed(aws, plan, text);
      const made = await sagemaker.send(new CreatePipelineCommand({ PipelineName, RoleArn, Tags, ...definition }));
      return made.PipelineArn ?? '';
    },
    update: async (ResourceArn, text, tags) => {
      const sagemaker = await aws.sagemaker();
      const definition = await placed(aws, plan, text);
      await sagemaker.send(new UpdatePipelineCommand({ PipelineName, RoleArn, ...definition }));
      await sagemaker.send(new AddTagsCommand({ ResourceArn, Tags: pairs(tags) }));
    },
  };
}

function pairs(tags: Readonly<Record<string, string>>): { Key: string; Value: string }[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}

async function placed(aws: Aws, { bucket, project }: ReadyFlow, text: string) {
  const bytes = Buffer.from(text);
  if (bytes.byteLength <= mostInRequest) return { PipelineDefinition: text };
  const key = `mlx/${project}/definitions/${definitionHash(text)}.json`;
  await putContent(await aws.s3(), { bucket, key }, bytes);
  return { PipelineDefinitionS3Location: { Bucket: bucket, ObjectKey: key } };
}
