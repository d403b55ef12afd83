import type { UpdateModelPackageInput } from '@aws-sdk/client-sagemaker';
import type { Embedded } from '../../embedded.ts';
import { inTransaction } from '../../state.ts';
import type { Entity } from '../entities/entity.ts';
import { updateEntity } from '../entities/entity-table.ts';
import { recordApproval } from '../lineage/record-package.ts';
import { invalid } from '../refusals.ts';
import { pick } from '../wire-form.ts';
import { checkContainers } from './check-containers.ts';
import { needPackage } from './find-package.ts';

/** Members that take the place of what was there. */
const replaced = [
  'ModelApprovalStatus',
  'ApprovalDescription',
  'ModelPackageRegistrationType',
  'InferenceSpecification',
  'SourceUri',
  'ModelCard',
  'ModelLifeCycle',
];

/** Approves, rejects or describes a package anew; properties are merged, further specifications are added. */
export function updateModelPackage(request: UpdateModelPackageInput, aws: Embedded): { ModelPackageArn: string } {
  checkContainers(
    {
      InferenceSpecification: request.InferenceSpecification,
      AdditionalInferenceSpecifications: request.AdditionalInferenceSpecificationsToAdd,
    },
    aws,
  );
  return inTransaction(aws.state, () => {
    const found = needPackage(request.ModelPackageArn ?? '', aws);
    if (request.ModelApprovalStatus && !found.body['ModelPackageVersion']) {
      throw invalid('ModelApprovalStatus is supported only for versioned model packages.');
    }
    const body: Entity['body'] = { ...found.body, ...pick({ ...request }, replaced), ...mergedMembers(found, request) };
    const changed = { ...found, body, modified: aws.now() };
    updateEntity(aws.state, changed);
    if (changed.body['ModelApprovalStatus'] !== found.body['ModelApprovalStatus']) recordApproval(changed, aws);
    return { ModelPackageArn: found.arn };
  });
}

function mergedMembers({ body }: Entity, request: UpdateModelPackageInput): Record<string, unknown> {
  const properties = {
    ...(body['CustomerMetadataProperties'] as object | undefined),
    ...request.CustomerMetadataProperties,
  };
  const kept = Object.entries(properties).filter(([key]) => !request.CustomerMetadataPropertiesToRemove?.includes(key));
  const more = [
    ...((body['AdditionalInferenceSpecifications'] ?? []) as { Name?: string }[]),
    ...(request.AdditionalInferenceSpecificationsToAdd ?? []),
  ];
  const names = more.map(({ Name }) => Name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined)
    throw invalid(`An additional inference specification with the name ${twice} already exists.`);
  return {
    CustomerMetadataProperties: kept.length > 0 ? Object.fromEntries(kept) : undefined,
    AdditionalInferenceSpecifications: more.length > 0 ? more : undefined,
  };
}
