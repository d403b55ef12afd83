import type { InferenceSpecification } from '@aws-sdk/client-sagemaker';
import type { Embedded } from '../../embedded.ts';
import { sagemakerArn } from '../arn.ts';
import type { Entity } from '../entities/entity.ts';
import { recordArtifact, recordEdge, recordEntity } from './record.ts';

/**
 * Records what SageMaker records of a model package: the package as an artifact that its images and models contributed to,
 * and the group as a context. To be called within the write transaction that adds the package.
 */
export function recordPackage({ arn, body, created }: Entity, aws: Embedded): void {
  const artifact = recordArtifact(arn, 'Model', created, aws);
  const { Containers = [] } = (body['InferenceSpecification'] ?? {}) as Partial<InferenceSpecification>;
  for (const { Image: image, ModelDataUrl: url, ModelDataSource: source } of Containers) {
    const data = url ?? source?.S3DataSource?.S3Uri;
    for (const [uri, type] of [[image, 'Image'] as const, [data, 'ModelData'] as const]) {
      if (uri) recordEdge(recordArtifact(uri, type, created, aws), 'ContributedTo', artifact, created, aws);
    }
  }
  const group = body['ModelPackageGroupName'] as string | undefined;
  if (group === undefined) return;
  const uri = sagemakerArn(`model-package-group/${group}`, aws.identity);
  const source = { SourceUri: uri, SourceType: 'ARN' };
  const context = recordEntity(
    'context',
    `${group}-aws-model-group`,
    { Type: 'ModelGroup', Source: source },
    created,
    aws,
  );
  recordEdge(artifact, 'AssociatedWith', context, created, aws);
}

/** Records that a version was given an approval status, as an action. To be called within the transaction that does so. */
export function recordApproval({ arn, name, body, modified }: Entity, aws: Embedded): void {
  const status = body['ModelApprovalStatus'] as string | undefined;
  if (status === undefined) return;
  const action = recordEntity(
    'action',
    `${name.replaceAll('/', '-')}-${status}-${Math.floor(modified / 1000)}-aws-model-package`,
    {
      Type: 'Approval',
      Status: 'Completed',
      Source: { SourceUri: arn, SourceType: 'ARN' },
      Properties: { ModelApprovalStatus: status },
    },
    modified,
    aws,
  );
  recordEdge(recordArtifact(arn, 'Model', modified, aws), 'AssociatedWith', action, modified, aws);
}
