import { GetTableMetadataCommand } from '@aws-sdk/client-athena';
import { DescribeLogGroupsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { DescribeEndpointCommand, DescribeFeatureGroupCommand } from '@aws-sdk/client-sagemaker';
import { join } from 'node:path';
import { awsRefusal } from '../../aws/aws-refusal.ts';
import { catalog } from '../../aws/tables/table.ts';
import { MlxError } from '../../base/errors.ts';
import { findJob } from '../../define/find-job.ts';
import { findFlows } from '../../define/flow/find-flows.ts';
import { readFlow } from '../../define/flow/read-flow.ts';
import { readJob } from '../../define/read-job.ts';
import type { ThingBench } from './list-things.ts';
import { readModel } from './read/model.ts';
import { readRunThing } from './read/run.ts';
import { told } from './read/told.ts';
import type { Thing, ThingRead } from './thing.ts';

/**
 * The thing as its service describes it, or its file says, and the call that told. Throws THING_UNKNOWN where it is gone, and for
 * files what reading them throws.
 */
export async function readThing(bench: ThingBench, thing: Thing): Promise<ThingRead> {
  try {
    return await readers[thing.kind](bench, thing);
  } catch (error) {
    if (isMissing(error)) throw new MlxError('THING_UNKNOWN', { name: thing.arn ?? thing.name }, { cause: error });
    throw error;
  }
}

type Reader = (bench: ThingBench, thing: Thing) => Promise<ThingRead>;

const readers: Readonly<Record<Thing['kind'], Reader>> = {
  job: async ({ project }, { name, note }) => {
    const file = await findJob(project, note === undefined ? name : join(project.root, note));
    return { value: await readJob(file, project) };
  },
  flow: async ({ project }, { name }) => {
    const file = (await findFlows(project)).find((flow) => flow.name === name);
    if (!file) throw new MlxError('THING_UNKNOWN', { name });
    return { value: await readFlow(file, project) };
  },
  run: readRunThing,
  table: async ({ aws }, { name }) => {
    const [database = '', ...table] = name.split('.');
    const input = { CatalogName: catalog, DatabaseName: database, TableName: table.join('.') };
    const { TableMetadata: value } = await (await aws.athena()).send(new GetTableMetadataCommand(input));
    if (!value) throw new MlxError('THING_UNKNOWN', { name });
    return { value, call: { service: 'athena', operation: 'GetTableMetadata', input } };
  },
  'feature group': async ({ aws }, { name }) => {
    const input = { FeatureGroupName: name };
    const value = await (await aws.sagemaker()).send(new DescribeFeatureGroupCommand(input));
    return { value: told(value), call: { service: 'sagemaker', operation: 'DescribeFeatureGroup', input } };
  },
  model: readModel,
  endpoint: async ({ aws }, { name }) => {
    const input = { EndpointName: name };
    const value = await (await aws.sagemaker()).send(new DescribeEndpointCommand(input));
    return { value: told(value), call: { service: 'sagemaker', operation: 'DescribeEndpoint', input } };
  },
  'log group': async ({ aws }, { name }) => {
    const input = { logGroupNamePrefix: name, limit: 1 };
    const { logGroups = [] } = await (await aws.logs()).send(new DescribeLogGroupsCommand(input));
    const value = logGroups.find(({ logGroupName }) => logGroupName === name);
    if (!value) throw new MlxError('THING_UNKNOWN', { name });
    return { value, call: { service: 'logs', operation: 'DescribeLogGroups', input } };
  },
};

/** What was asked for; undefined where there is no such thing. */
export async function readUnlessMissing<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** Each service words it its own way. */
function isMissing(error: unknown): boolean {
  const { name = '', message = '' } = awsRefusal(error) ?? {};
  if (/^(?:ResourceNotFound|ResourceNotFoundException|ExecutionDoesNotExist|MetadataException)$/u.test(name))
    return true;
  return name === 'ValidationException' && /not found|could not find|does not exist/iu.test(message);
}
