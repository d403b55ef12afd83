import type { Embedded } from '../../embedded.ts';
import { ServiceError } from '../../service-error.ts';
import type { Entity } from '../entities/entity.ts';
import { type ListInput, pageEntities } from '../entities/page-entities.ts';
import { readEntity } from '../entities/entity-table.ts';
import { invalid } from '../refusals.ts';
import { seconds } from '../wire-form.ts';
import { lineageArn } from './lineage-entity.ts';
import type { ComponentBody } from './trial-component.ts';

interface ListComponentsInput extends Pick<ListInput, 'SortBy' | 'SortOrder' | 'MaxResults' | 'NextToken'> {
  ExperimentName?: string;
  TrialName?: string;
  SourceArn?: string;
  CreatedAfter?: number;
  CreatedBefore?: number;
}

/** Trial components of jobs, by one of: the job, its experiment, its trial. */
export function listTrialComponents(input: ListComponentsInput, aws: Embedded): object {
  const { ExperimentName: Experiment, TrialName: Trial, SourceArn: Job, CreatedAfter, CreatedBefore, ...rest } = input;
  if ([Experiment, Trial, Job].filter((given) => given !== undefined).length > 1) {
    throw invalid('Only one of ExperimentName, TrialName and SourceArn can be given.');
  }
  const asked: ListInput = {
    ...rest,
    ...(CreatedAfter !== undefined && { CreationTimeAfter: CreatedAfter }),
    ...(CreatedBefore !== undefined && { CreationTimeBefore: CreatedBefore }),
  };
  const having = { Experiment, Trial, Job };
  const { entities, token } = pageEntities('trial-component', asked, { having, descending: true }, aws);
  return {
    TrialComponentSummaries: entities.map((entity) => ({ ...summary(entity), TrialComponentSource: sourceOf(entity) })),
    NextToken: token,
  };
}

export function describeTrialComponent(
  { TrialComponentName: named }: { TrialComponentName: string },
  aws: Embedded,
): object {
  const start = lineageArn('trial-component', '', aws.identity);
  const name = named.startsWith(start) ? named.slice(start.length) : named;
  const found = readEntity(aws.state, 'trial-component', name);
  if (!found) throw new ServiceError('ResourceNotFound', `Could not find the trial component ${start}${name}.`);
  return { ...summary(found), Source: sourceOf(found), ...bodyOf(found).Details };
}

function summary(entity: Entity): object {
  return {
    TrialComponentName: entity.name,
    TrialComponentArn: entity.arn,
    ...bodyOf(entity).Summary,
    CreationTime: seconds(entity.created),
    CreatedBy: {},
    LastModifiedTime: seconds(entity.modified),
    LastModifiedBy: {},
  };
}

function sourceOf(entity: Entity): object {
  const { Job, Type } = bodyOf(entity);
  return { SourceArn: Job, SourceType: `SageMaker${Type}` };
}

function bodyOf({ body }: Entity): ComponentBody {
  return body as unknown as ComponentBody;
}
