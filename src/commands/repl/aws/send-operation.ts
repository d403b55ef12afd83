import type { SageMakerClient } from '@aws-sdk/client-sagemaker';
import type { Aws } from '../../../aws/aws.ts';
import { sdkPackages } from '../../../inspect/words/sdk-packages.ts';
import { awsServices, type AwsService } from './services.ts';

/**
 * Sends any operation of a service by mlx's own client, and answers without what the SDK adds. The command comes from the installed
 * package: what mlx is bundled with holds only the operations that it sends itself.
 */
export async function sendOperation(aws: Aws, service: AwsService, operation: string, input: object): Promise<object> {
  const client = (await aws[service]()) as SageMakerClient;
  const name: string = sdkPackages[awsServices[service]];
  const commands = (await import(name)) as Readonly<Record<string, MakeCommand | undefined>>;
  const Command = commands[`${operation}Command`];
  if (!Command) throw new Error(`${name} has no ${operation}`);
  const { $metadata: _, ...answer } = await client.send(new Command(input));
  return answer;
}

type SentCommand = Parameters<SageMakerClient['send']>[0];
type MakeCommand = new (input: object) => SentCommand;
