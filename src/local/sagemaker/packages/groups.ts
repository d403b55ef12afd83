import type { CreateModelPackageGroupInput } from '@aws-sdk/client-sagemaker';
import type { Embedded } from '../../embedded.ts';
import { ServiceError } from '../../service-error.ts';
import { sagemakerArn } from '../arn.ts';
import type { Entity } from '../entities/entity.ts';
import { deleteEntity, insertEntity, listEntities, readEntity } from '../entities/entity-table.ts';
import { type ListInput, pageEntities } from '../entities/page-entities.ts';
import { invalid } from '../refusals.ts';
import { checkTags, forgetTags } from '../tags.ts';
import { pick, seconds } from '../wire-form.ts';
import { forgetVersions } from './versions.ts';

/** Groups are given by name or by ARN. */
interface GroupInput {
  ModelPackageGroupName: string;
}

export function createModelPackageGroup(
  request: CreateModelPackageGroupInput,
  aws: Embedded,
): { ModelPackageGroupArn: string } {
  const { ModelPackageGroupName: name = '' } = request;
  checkTags(request.Tags ?? []);
  const arn = groupArn(name, aws);
  const at = aws.now();
  const group: Entity = { kind: 'model-package-group', name, arn, body: { ...request }, created: at, modified: at };
  if (!insertEntity(aws.state, group)) throw invalid(`Model Package Group already exists: ${arn}`);
  return { ModelPackageGroupArn: arn };
}

export function describeModelPackageGroup({ ModelPackageGroupName: named }: GroupInput, aws: Embedded): object {
  const group = needGroup(named, aws);
  return { ...pick(group.body, ['ManagedConfiguration']), ...summary(group), CreatedBy: {} };
}

export function listModelPackageGroups(
  input: ListInput & { CrossAccountFilterOption?: string },
  aws: Embedded,
): object {
  if (input.CrossAccountFilterOption === 'CrossAccount') return { ModelPackageGroupSummaryList: [] };
  const { entities, token } = pageEntities('model-package-group', input, { descending: false }, aws);
  return { ModelPackageGroupSummaryList: entities.map(summary), NextToken: token };
}

/** Only a group without versions can be deleted. */
export function deleteModelPackageGroup({ ModelPackageGroupName: named }: GroupInput, aws: Embedded): object {
  const { name, arn } = needGroup(named, aws);
  const { entities: versions } = listEntities(aws.state, {
    kind: 'model-package',
    having: { ModelPackageGroupName: name },
    sortBy: 'CreationTime',
    descending: false,
    offset: 0,
    limit: 1,
  });
  if (versions.length > 0) {
    throw new ServiceError(
      'ConflictException',
      `Model Package Group ${arn} cannot be deleted because it contains model packages.`,
    );
  }
  deleteEntity(aws.state, 'model-package-group', name);
  forgetVersions(name, aws.state);
  forgetTags(arn, aws.state);
  return {};
}

/** The group of this name or ARN, or the refusal that every operation on a missing one gets. */
export function needGroup(named: string, aws: Embedded): Entity {
  const name = named.startsWith(groupArn('', aws)) ? named.slice(groupArn('', aws).length) : named;
  const group = readEntity(aws.state, 'model-package-group', name);
  if (!group) throw invalid(`Model Package Group does not exist: ${groupArn(name, aws)}`);
  return group;
}

function groupArn(name: string, aws: Embedded): string {
  return sagemakerArn(`model-package-group/${name}`, aws.identity);
}

function summary({ name, arn, created, body }: Entity): object {
  return {
    ModelPackageGroupName: name,
    ModelPackageGroupArn: arn,
    ModelPackageGroupDescription: body['ModelPackageGroupDescription'],
    CreationTime: seconds(created),
    ModelPackageGroupStatus: 'Completed',
  };
}
