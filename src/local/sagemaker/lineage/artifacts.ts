import type { ArtifactSource, CreateArtifactRequest } from '@aws-sdk/client-sagemaker';
import type { Embedded } from '../../embedded.ts';
import type { Entity } from '../entities/entity.ts';
import { entityWithArn, insertEntity } from '../entities/entity-table.ts';
import { invalid } from '../refusals.ts';
import { checkTags } from '../tags.ts';
import { pick, seconds } from '../wire-form.ts';
import { deleteLineage } from './delete-lineage.ts';
import { artifactName, lineageArn, lineageBody, notFound } from './lineage-entity.ts';
import { type ListLineageInput, pageLineage } from './page-lineage.ts';

/** Takes an artifact whose URI no other has. */
export function createArtifact(request: CreateArtifactRequest, aws: Embedded): { ArtifactArn: string } {
  const { ArtifactName, ArtifactType = '', Source, Properties, MetadataProperties, Tags = [] } = request;
  checkTags(Tags);
  const name = artifactName(Source?.SourceUri ?? '');
  const arn = lineageArn('artifact', name, aws.identity);
  const body = { Type: ArtifactType, Name: ArtifactName, Source, Properties, MetadataProperties, Tags };
  const at = aws.now();
  if (!insertEntity(aws.state, { kind: 'artifact', name, arn, body, created: at, modified: at })) {
    throw invalid(`An artifact with the source URI ${Source?.SourceUri} already exists (${arn}).`);
  }
  return { ArtifactArn: arn };
}

export function describeArtifact({ ArtifactArn: arn }: { ArtifactArn: string }, aws: Embedded): object {
  const artifact = needArtifact(arn, aws);
  return {
    ...summary(artifact),
    ...pick(artifact.body, ['Properties', 'MetadataProperties']),
    CreatedBy: {},
    LastModifiedBy: {},
  };
}

export function listArtifacts(input: ListLineageInput & { ArtifactType?: string }, aws: Embedded): object {
  const { ArtifactType: Type, ...rest } = input;
  const { entities, token } = pageLineage('artifact', rest, { Type }, aws);
  return { ArtifactSummaries: entities.map(summary), NextToken: token };
}

/** An artifact is named by its ARN or by its source. */
export function deleteArtifact(
  { ArtifactArn: given, Source: source }: { ArtifactArn?: string; Source?: ArtifactSource },
  aws: Embedded,
): { ArtifactArn: string } {
  if ((given === undefined) === (source === undefined)) throw invalid('Provide either ArtifactArn or Source.');
  const arn = given ?? lineageArn('artifact', artifactName(source?.SourceUri ?? ''), aws.identity);
  deleteLineage(needArtifact(arn, aws), aws);
  return { ArtifactArn: arn };
}

function needArtifact(arn: string, aws: Embedded): Entity {
  const found = entityWithArn(aws.state, arn);
  if (found?.kind !== 'artifact') throw notFound(arn);
  return found;
}

function summary(artifact: Entity): object {
  const { Type, Name, Source } = lineageBody(artifact);
  return {
    ArtifactArn: artifact.arn,
    ArtifactName: Name,
    ArtifactType: Type,
    Source,
    CreationTime: seconds(artifact.created),
    LastModifiedTime: seconds(artifact.modified),
  };
}
