import {
  CreateStateMachineCommand,
  DescribeStateMachineCommand,
  ListTagsForResourceCommand,
  TagResourceCommand,
  UpdateStateMachineCommand,
} from '@aws-sdk/client-sfn';
import { awsName } from '../../../aws/aws-refusal.ts';
import type { Aws } from '../../../aws/aws.ts';
import type { ReadyFlow, Shelf } from './deployed.ts';

/** The state machine of a flow in Step Functions. */
export function statesShelf(aws: Aws, { deployed: name, role: roleArn }: ReadyFlow): Shelf {
  return {
    read: async () => {
      const sfn = await aws.sfn();
      const stateMachineArn = await machineArn(aws, name);
      try {
        const { definition = '{}' } = await sfn.send(new DescribeStateMachineCommand({ stateMachineArn }));
        const { tags = [] } = await sfn.send(new ListTagsForResourceCommand({ resourceArn: stateMachineArn }));
        const named = Object.fromEntries(tags.map(({ key = '', value = '' }) => [key, value]));
        return { arn: stateMachineArn, definition, tags: named };
      } catch (error) {
        if (awsName(error) === 'StateMachineDoesNotExist') return undefined;
        throw error;
      }
    },
    create: async (definition, tags) => {
      const sfn = await aws.sfn();
      const made = await sfn.send(new CreateStateMachineCommand({ name, roleArn, definition, tags: pairs(tags) }));
      return made.stateMachineArn ?? '';
    },
    update: async (stateMachineArn, definition, tags) => {
      const sfn = await aws.sfn();
      await sfn.send(new UpdateStateMachineCommand({ stateMachineArn, definition, roleArn }));
      await sfn.send(new TagResourceCommand({ resourceArn: stateMachineArn, tags: pairs(tags) }));
    },
  };
}

async function machineArn(aws: Aws, name: string): Promise<string> {
  const { account, partition } = await aws.identity();
  return `arn:${partition}:states:${aws.region}:${account}:stateMachine:${name}`;
}

function pairs(tags: Readonly<Record<string, string>>): { key: string; value: string }[] {
  return Object.entries(tags).map(([key, value]) => ({ key, value }));
}
