import type { Tag, VpcConfig } from '@aws-sdk/client-sagemaker';
import { containerInput } from '../layout.ts';
import type { Draft } from '../draft.ts';
import { plannedTables } from '../place-data.ts';

/** What the container runs: the bootstrap, by the Python of the image or as the driver of a Spark cluster. */
export function entrypoint({ job }: Draft): string[] {
  const code = containerInput(job.kind, 'code');
  const bootstrap = `${code}/mlx_bootstrap.py`;
  if (!job.spark) return ['python3', bootstrap];
  const modules = job.include.flatMap(({ as }) => (as.endsWith('.py') ? [`${code}/${as}`] : []));
  return ['smspark-submit', ...(modules.length > 0 ? ['--py-files', modules.join(',')] : []), bootstrap];
}

/** The head's environment. The region is always told, since boto3 reads only this name and a container has no other source. */
export function environment({ job, context }: Draft): Record<string, string> {
  return { AWS_DEFAULT_REGION: context.region, ...job.env };
}

/** The head's tags, after those by which mlx finds its runs and their tables again. */
export function tags({ job, marks, outputs }: Draft): Tag[] {
  const tables = plannedTables(outputs).map(({ output, database, table }) => ({
    Key: `mlx:table:${output}`,
    Value: `${database}.${table}`,
  }));
  return [...tagPairs(marks), ...tables, ...tagPairs(job.tags)];
}

export function vpcConfig({ job }: Draft): VpcConfig | undefined {
  return job.vpc && { Subnets: [...job.vpc.subnets], SecurityGroupIds: [...job.vpc.securityGroups] };
}

/** Tags in the form of a request. */
export function tagPairs(tags: Readonly<Record<string, string>>): Tag[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}
