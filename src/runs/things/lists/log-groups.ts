import { DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { bytesInWords } from '../../../base/bytes.ts';
import type { ThingLister } from '../list-things.ts';

const mostInPage = 50;

/** Log groups by name; of the project: those of SageMaker's jobs, and those that hold the project's name. `note` is their size. */
export const listLogGroups: ThingLister = async ({ aws, project }, { scope, contains, next, limit }) => {
  const logs = await aws.logs();
  const page = await logs.send(
    new DescribeLogGroupsCommand({
      logGroupNamePattern: contains !== undefined && legal.test(contains) ? contains : undefined,
      nextToken: next,
      limit: Math.min(mostInPage, limit),
    }),
  );
  const things = (page.logGroups ?? []).map(({ logGroupName: name = '', ...group }) => ({
    kind: 'log group' as const,
    name,
    arn: group.logGroupArn ?? group.arn?.replace(/:\*$/u, ''),
    changed: group.creationTime,
    note: bytesInWords(group.storedBytes ?? 0),
  }));
  const isWanted = (name: string) =>
    name.includes(contains ?? '') && (scope === 'account' || ofJobs.test(name) || name.includes(project.name));
  return { things: things.filter(({ name }) => isWanted(name)), next: page.nextToken };
};

const legal = /^[.\-_/#A-Za-z0-9]{1,512}$/u;
const ofJobs = /^\/aws\/sagemaker\/(?:Processing|Training|Transform)Jobs$/u;
