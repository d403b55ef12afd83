import type { CreateModelPackageInput } from '@aws-sdk/client-sagemaker';
import { isDeepStrictEqual } from 'node:util';
import type { Embedded } from '../../embedded.ts';
import { ServiceError } from '../../service-error.ts';
import { inTransaction } from '../../state.ts';
import { sagemakerArn } from '../arn.ts';
import type { Entity } from '../entities/entity.ts';
import { insertEntity, listEntities } from '../entities/entity-table.ts';
import { recordJobs } from '../lineage/record-jobs.ts';
import { recordApproval, recordPackage } from '../lineage/record-package.ts';
import { invalid } from '../refusals.ts';
import { checkTags } from '../tags.ts';
import { checkContainers } from './check-containers.ts';
import { needGroup } from './groups.ts';
import { nextVersion } from './versions.ts';

/**
 * Takes a model package: a version of its group, or a package with a name of its own. The same ClientToken with the same
 * request gives the package that it gave before.
 */
export function createModelPackage(request: CreateModelPackageInput, aws: Embedded): { ModelPackageArn: string } {
  checkMembers(request);
  checkTags(request.Tags ?? []);
  checkContainers(request, aws);
  // The training that made a model names its artifact first.
  recordJobs(aws);
  return inTransaction(aws.state, () => {
    const before = request.ClientToken === undefined ? undefined : madeWith(request.ClientToken, aws);
    if (before) return repeated(before, request);
    return { ModelPackageArn: request.ModelPackageGroupName ? addVersion(request, aws) : addNamed(request, aws) };
  });
}

function checkMembers(request: CreateModelPackageInput): void {
  const { ModelPackageName: name, ModelPackageGroupName: group } = request;
  if (Boolean(name) === Boolean(group)) {
    throw invalid('You must provide either ModelPackageName or ModelPackageGroupName, and not both.');
  }
  if (!request.InferenceSpecification && !request.SourceAlgorithmSpecification && !request.SourceUri) {
    throw invalid('You must provide an InferenceSpecification, a SourceAlgorithmSpecification or a SourceUri.');
  }
  if (group && (request.Tags ?? []).length > 0) {
    throw invalid('Tags are not supported for versioned model packages. Add them to the model package group.');
  }
  if (!group && request.ModelApprovalStatus) {
    throw invalid('ModelApprovalStatus is supported only for versioned model packages.');
  }
}

function addVersion(request: CreateModelPackageInput, aws: Embedded): string {
  const { name: group } = needGroup(request.ModelPackageGroupName ?? '', aws);
  const version = nextVersion(group, aws.state);
  const body = {
    ModelApprovalStatus: 'PendingManualApproval',
    ...request,
    ModelPackageGroupName: group,
    ModelPackageVersion: version,
    Versioned: 'true',
    Request: request,
  };
  const arn = sagemakerArn(`model-package/${group}/${version}`, aws.identity);
  const added = entityOf(`${group}/${version}`, arn, body, aws.now());
  insertEntity(aws.state, added);
  recordPackage(added, aws);
  recordApproval(added, aws);
  return arn;
}

function addNamed(request: CreateModelPackageInput, aws: Embedded): string {
  const name = request.ModelPackageName ?? '';
  const arn = sagemakerArn(`model-package/${name}`, aws.identity);
  const added = entityOf(name, arn, { ...request, Versioned: 'false', Request: request }, aws.now());
  if (!insertEntity(aws.state, added)) throw invalid(`Model Package already exists: ${arn}`);
  recordPackage(added, aws);
  return arn;
}

function entityOf(name: string, arn: string, body: Entity['body'], at: number): Entity {
  return { kind: 'model-package', name, arn, body, created: at, modified: at };
}

function madeWith(token: string, aws: Embedded): Entity | undefined {
  return listEntities(aws.state, {
    kind: 'model-package',
    having: { ClientToken: token },
    sortBy: 'CreationTime',
    descending: false,
    offset: 0,
    limit: 1,
  }).entities[0];
}

function repeated({ arn, body }: Entity, request: CreateModelPackageInput): { ModelPackageArn: string } {
  if (isDeepStrictEqual(body['Request'], JSON.parse(JSON.stringify(request)))) return { ModelPackageArn: arn };
  throw new ServiceError(
    'ConflictException',
    `The ClientToken ${request.ClientToken} was used before with other parameters.`,
  );
}
