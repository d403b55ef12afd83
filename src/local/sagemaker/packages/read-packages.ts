import type { Embedded } from '../../embedded.ts';
import type { Entity } from '../entities/entity.ts';
import { deleteEntity } from '../entities/entity-table.ts';
import { type ListInput, pageEntities } from '../entities/page-entities.ts';
import { forgetTags } from '../tags.ts';
import { pick, seconds } from '../wire-form.ts';
import { needPackage } from './find-package.ts';
import { needGroup } from './groups.ts';

/** Packages are given by ARN, those without a group also by name. */
interface PackageInput {
  ModelPackageName: string;
}

interface ListPackagesInput extends ListInput {
  ModelPackageGroupName?: string;
  ModelApprovalStatus?: string;
  ModelPackageType?: 'Versioned' | 'Unversioned' | 'Both';
}

const echoed = [
  'ModelPackageName',
  'ModelPackageRegistrationType',
  'InferenceSpecification',
  'SourceAlgorithmSpecification',
  'ValidationSpecification',
  'MetadataProperties',
  'ModelMetrics',
  'ApprovalDescription',
  'Domain',
  'Task',
  'SamplePayloadUrl',
  'CustomerMetadataProperties',
  'DriftCheckBaselines',
  'AdditionalInferenceSpecifications',
  'SkipModelValidation',
  'SourceUri',
  'SecurityConfig',
  'ModelCard',
];

export function describeModelPackage({ ModelPackageName: named }: PackageInput, aws: Embedded): object {
  const found = needPackage(named, aws);
  return {
    CertifyForMarketplace: found.body['CertifyForMarketplace'] ?? false,
    ...summary(found),
    ...pick(found.body, echoed),
    ModelPackageName: nameOf(found),
    ModelPackageStatusDetails: { ValidationStatuses: [], ImageScanStatuses: [] },
    CreatedBy: {},
    ...(found.modified !== found.created && { LastModifiedTime: seconds(found.modified), LastModifiedBy: {} }),
  };
}

/** Versions of a group, or packages with names of their own, which is what AWS lists where neither is asked for. */
export function listModelPackages(input: ListPackagesInput, aws: Embedded): object {
  const group =
    input.ModelPackageGroupName === undefined ? undefined : needGroup(input.ModelPackageGroupName, aws).name;
  const type = group === undefined ? (input.ModelPackageType ?? 'Unversioned') : 'Versioned';
  const having = {
    ModelPackageGroupName: group,
    ModelApprovalStatus: input.ModelApprovalStatus,
    Versioned: type === 'Both' ? undefined : String(type === 'Versioned'),
  };
  const { entities, token } = pageEntities('model-package', input, { having, descending: false }, aws);
  return { ModelPackageSummaryList: entities.map(summary), NextToken: token };
}

export function deleteModelPackage({ ModelPackageName: named }: PackageInput, aws: Embedded): object {
  const { name, arn } = needPackage(named, aws);
  deleteEntity(aws.state, 'model-package', name);
  forgetTags(arn, aws.state);
  return {};
}

function summary(found: Entity): Record<string, unknown> {
  return {
    ...pick(found.body, ['ModelPackageGroupName', 'ModelPackageVersion', 'ModelPackageDescription']),
    ...pick(found.body, ['ModelApprovalStatus', 'ModelLifeCycle', 'ModelPackageRegistrationType']),
    ModelPackageArn: found.arn,
    CreationTime: seconds(found.created),
    ModelPackageStatus: 'Completed',
  };
}

/** A version has its group's name. */
function nameOf({ body }: Entity): unknown {
  return body['ModelPackageName'] ?? body['ModelPackageGroupName'];
}
