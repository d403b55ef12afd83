import {
  DescribeActionCommand,
  DescribeArtifactCommand,
  DescribeContextCommand,
  DescribeTrialComponentCommand,
} from '@aws-sdk/client-sagemaker';
import type { Aws } from '../../../aws/aws.ts';

/** What an entity of lineage is, in the service's words. */
export interface Entity {
  type: string;
  name: string;
  uri?: string;
  /** Milliseconds since 1970. */
  created?: number;
}

/** The entity of an ARN; one that can't be read is told by its ARN alone. */
export async function describeEntity(aws: Aws, arn: string): Promise<Entity> {
  const name = arn.split('/').at(-1) ?? arn;
  try {
    return await describe(aws, arn, name);
  } catch {
    return { type: '', name };
  }
}

async function describe(aws: Aws, arn: string, name: string): Promise<Entity> {
  const sagemaker = await aws.sagemaker();
  switch (/^arn:[^/]*:([\w-]+)\//u.exec(arn)?.[1]) {
    case 'artifact': {
      const found = await sagemaker.send(new DescribeArtifactCommand({ ArtifactArn: arn }));
      const uri = found.Source?.SourceUri;
      return { type: found.ArtifactType ?? '', name: found.ArtifactName ?? name, uri, created: timeOf(found) };
    }
    case 'context': {
      const found = await sagemaker.send(new DescribeContextCommand({ ContextName: name }));
      return { type: found.ContextType ?? '', name: found.ContextName ?? name, created: timeOf(found) };
    }
    case 'action': {
      const found = await sagemaker.send(new DescribeActionCommand({ ActionName: name }));
      return { type: found.ActionType ?? '', name: found.ActionName ?? name, created: timeOf(found) };
    }
    case 'experiment-trial-component': {
      const found = await sagemaker.send(new DescribeTrialComponentCommand({ TrialComponentName: name }));
      const job = found.Source?.SourceArn?.split('/').at(-1);
      return { type: found.Source?.SourceType ?? '', name: job ?? found.DisplayName ?? name, created: timeOf(found) };
    }
    default:
      return { type: '', name };
  }
}

function timeOf({ CreationTime }: { CreationTime?: Date | undefined }): number | undefined {
  return CreationTime?.getTime();
}
