import type { AddAssociationRequest } from '@aws-sdk/client-sagemaker';
import type { Embedded } from '../../embedded.ts';
import { ServiceError } from '../../service-error.ts';
import { entityWithArn } from '../entities/entity-table.ts';
import { invalid } from '../refusals.ts';
import { addEdge, removeEdge } from './association-table.ts';
import { isLineageKind, notFound } from './lineage-entity.ts';

interface Ends {
  SourceArn: string;
  DestinationArn: string;
}

/** Joins two entities that are there. Of two trial components SageMaker keeps no association. */
export function addAssociation(request: AddAssociationRequest, aws: Embedded): Ends {
  const { SourceArn = '', DestinationArn = '', AssociationType: type = 'AssociatedWith' } = request;
  const kinds = [SourceArn, DestinationArn].map((arn) => {
    const found = entityWithArn(aws.state, arn);
    if (!found || !isLineageKind(found.kind)) throw notFound(arn);
    return found.kind;
  });
  if (kinds.every((kind) => kind === 'trial-component')) {
    throw invalid('Two experiment entities cannot be associated with each other.');
  }
  if (SourceArn === DestinationArn) throw invalid('An entity cannot be associated with itself.');
  if (!addEdge(aws.state, { source: SourceArn, destination: DestinationArn, type, created: aws.now() })) {
    throw invalid(`An association from ${SourceArn} to ${DestinationArn} already exists.`);
  }
  return { SourceArn, DestinationArn };
}

export function deleteAssociation({ SourceArn, DestinationArn }: Ends, aws: Embedded): Ends {
  if (!removeEdge(aws.state, SourceArn, DestinationArn)) {
    throw new ServiceError('ResourceNotFound', `Could not find an association from ${SourceArn} to ${DestinationArn}.`);
  }
  return { SourceArn, DestinationArn };
}
