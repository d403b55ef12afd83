import type { Tag, VpcConfig } from '@aws-sdk/client-sagemaker';
import { containerInput } from '../layout.ts';
import type { Draft } from '../draft.ts';
import { plannedTables } from '../place-data.ts';

/** What the container runs: the bootstrap, by the Python of the image. */
export function entrypoint({ job }: Draft): string[] {
  return ['python3', `${containerInput(job.kind, 'code')}/mlx_bootstrap.py`];
}

/** The head's environment. The region is always told, since boto3 reads only this name and a container has no other source. */
export function environment({ job, context }: Draft): Record<string, string> {
  return { AWS_DEFAULT_REGION: context.region, ...job.env };
}

/** The head's tags, after those by which mlx finds its runs and their tables again. */
export function tags({ job, context, outputs }: Draft): Tag[] {
  const own = { 'mlx:project': context.project, 'mlx:job': job.name };
  const tables = plannedTables(outputs).map(({ output, database, table }) => ({
    Key: `mlx:table:${output}`,
    Value: `${database}.${table}`,
  }));
  return [...pairs(own), ...tables, ...pairs(job.tags)];
}

export function vpcConfig({ job }: Draft): VpcConfig | undefined {
  return job.vpc && { Subnets: [...job.vpc.subnets], SecurityGroupIds: [...job.vpc.securityGroups] };
}

function pairs(tags: Readonly<Record<string, string>>): Tag[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}
