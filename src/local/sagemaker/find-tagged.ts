import type { Tag } from '@aws-sdk/client-sagemaker';
import type { Embedded } from '../embedded.ts';
import type { JobRecord } from '../jobs/book.ts';
import { jobOfArn } from './arn.ts';
import { pipelineNameOf } from '../pipelines/arns.ts';
import { readPipeline } from '../pipelines/store/pipelines.ts';
import { entityWithArn } from './entities/entity-table.ts';

/** A resource that can have tags. */
export interface Tagged {
  arn: string;
  /** The tags that it was created with. */
  made: readonly Tag[];
}

/** The resource that an ARN names; undefined where there is none. */
export function findTagged(arn: string, aws: Embedded): Tagged | undefined {
  for (const find of finders) {
    const found = find(arn, aws);
    if (found) return found;
  }
  return undefined;
}

/** A job as a resource that has tags. */
export function taggedJob({ arn, request }: JobRecord): Tagged {
  return { arn, made: (request['Tags'] ?? []) as Tag[] };
}

/** Each kind of resource is found by its own. */
const finders: readonly ((arn: string, aws: Embedded) => Tagged | undefined)[] = [
  (arn, aws) => {
    const named = jobOfArn(arn, aws.identity);
    const job = named && aws.jobs.get(named.kind, named.name);
    return job && taggedJob(job);
  },
  (arn, aws) => {
    const entity = entityWithArn(aws.state, arn);
    return entity && { arn, made: (entity.body['Tags'] ?? []) as Tag[] };
  },
  (arn, aws) => {
    const pipeline = readPipeline(aws.state, pipelineNameOf(arn, aws.identity));
    return pipeline?.arn === arn ? { arn, made: pipeline.tags } : undefined;
  },
];
