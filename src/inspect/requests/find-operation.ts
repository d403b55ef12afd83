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
