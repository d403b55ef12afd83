import type { Embedded } from '../../embedded.ts';
import { insertEntity } from '../entities/entity-table.ts';
import { addEdge } from './association-table.ts';
import { artifactName, type LineageBody, lineageArn, type LineageKind } from './lineage-entity.ts';

/** Writes the artifact of a URI where there is none yet, whoever made it. Answers with its ARN. */
export function recordArtifact(uri: string, type: string, at: number, aws: Embedded): string {
  return recordEntity('artifact', artifactName(uri), { Type: type, Source: { SourceUri: uri } }, at, aws);
}

/** Writes an entity where there is none of its name yet. Answers with its ARN. */
export function recordEntity(kind: LineageKind, name: string, body: LineageBody, at: number, aws: Embedded): string {
  const arn = lineageArn(kind, name, aws.identity);
  insertEntity(aws.state, { kind, name, arn, body: { ...body }, created: at, modified: at });
  return arn;
}

export function recordEdge(source: string, type: string, destination: string, at: number, aws: Embedded): void {
  addEdge(aws.state, { source, destination, type, created: at });
}
