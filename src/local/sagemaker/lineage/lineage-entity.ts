import { createHash } from 'node:crypto';
import type { ActionSource, ArtifactSource, MetadataProperties, Tag } from '@aws-sdk/client-sagemaker';
import type { Identity } from '../../embedded.ts';
import { ServiceError } from '../../service-error.ts';
import { sagemakerArn } from '../arn.ts';
import type { Entity } from '../entities/entity.ts';

/** What artifacts, actions, contexts and trial components have in common, as it is stored. */
export interface LineageBody {
  /** `DataSet`, `TrainingJob` and the like. */
  Type: string;
  Name?: string | undefined;
  Source?: ArtifactSource | ActionSource | undefined;
  Description?: string | undefined;
  Status?: string | undefined;
  Properties?: Record<string, string> | undefined;
  MetadataProperties?: MetadataProperties | undefined;
  Tags?: readonly Tag[] | undefined;
}

/** The kinds of entities that lineage is made of, as QueryLineage calls them. */
export const lineageTypes = {
  artifact: 'Artifact',
  action: 'Action',
  context: 'Context',
  'trial-component': 'TrialComponent',
} as const;
export type LineageKind = keyof typeof lineageTypes;

export function isLineageKind(kind: string): kind is LineageKind {
  return Object.hasOwn(lineageTypes, kind);
}

export function lineageBody({ body }: Entity): LineageBody {
  return body as unknown as LineageBody;
}

/** Equal URIs are one artifact, so its name is made of its URI. */
export function artifactName(uri: string): string {
  return createHash('sha256').update(uri).digest('hex').slice(0, 32);
}

export function lineageArn(kind: LineageKind, name: string, identity: Identity): string {
  return sagemakerArn(`${kind === 'trial-component' ? 'experiment-trial-component' : kind}/${name}`, identity);
}

export function notFound(arn: string): ServiceError {
  return new ServiceError('ResourceNotFound', `Could not find the lineage entity ${arn}.`);
}
