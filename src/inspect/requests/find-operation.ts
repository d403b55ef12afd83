import { MlxError } from '../../base/errors.ts';
import { nearest } from '../../base/nearest.ts';
import { operations, type Service } from '../../limits/operations.ts';

export interface FoundOperation {
  service: Service;
  operation: string;
}

/** The operations whose requests mlx knows the limits of. */
export const knownOperations: readonly FoundOperation[] = (Object.keys(operations) as Service[]).flatMap((service) =>
  operations[service].map((operation) => ({ service, operation })),
);

/** An operation by its name, or by its service and name where two services have one of that name: `glue.StartJobRun`. */
export function findOperation(name: string): FoundOperation | undefined {
  return knownOperations.find(({ service, operation }) => name === operation || name === `${service}.${operation}`);
}

/** The same; throws OPERATION_UNKNOWN with the nearest name where there is none. */
export function needOperation(name: string): FoundOperation {
  const found = findOperation(name);
  if (found) return found;
  const near = nearest(
    name,
    knownOperations.map(({ operation }) => operation),
  );
  throw new MlxError('OPERATION_UNKNOWN', { name, nearest: near });
}
