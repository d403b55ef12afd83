import type { Embedded } from '../../embedded.ts';
import { sagemakerArn } from '../arn.ts';
import type { Entity } from '../entities/entity.ts';
import { entityWithArn, readEntity } from '../entities/entity-table.ts';
import { invalid } from '../refusals.ts';

/** The package of this ARN, or of this name where it has one of its own; else the refusal that a missing one gets. */
export function needPackage(named: string, aws: Embedded): Entity {
  const found = named.startsWith('arn:')
    ? entityWithArn(aws.state, named)
    : readEntity(aws.state, 'model-package', named);
  if (found?.kind !== 'model-package') {
    const arn = named.startsWith('arn:') ? named : sagemakerArn(`model-package/${named}`, aws.identity);
    throw invalid(`ModelPackage ${arn} does not exist.`);
  }
  return found;
}
