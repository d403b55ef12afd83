import { ListTagsCommand } from '@aws-sdk/client-sagemaker';
import type { Aws } from '../../../aws/aws.ts';

/** The tags of something of SageMaker's; none where they may not be read. */
export async function tagsOf(aws: Aws, arn: string): Promise<Record<string, string>> {
  const sagemaker = await aws.sagemaker();
  try {
    const { Tags: tags = [] } = await sagemaker.send(new ListTagsCommand({ ResourceArn: arn, MaxResults: 100 }));
    return Object.fromEntries(tags.map(({ Key = '', Value = '' }) => [Key, Value]));
  } catch {
    return {};
  }
}

/** The flow that a pipeline or state machine was made from; its own name where mlx did not make it. */
export function flowOfPipeline(arn: string, tags: Readonly<Record<string, string>>): string {
  return tags['mlx:flow'] ?? arn.split(/[/:]/u).at(-1) ?? arn;
}
