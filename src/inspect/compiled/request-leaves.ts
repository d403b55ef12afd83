import type { Service } from '../../limits/operations.ts';
import type { Shape } from '../../limits/shape.ts';
import { requestShape, shapeNamed } from '../../limits/tables.ts';

/** A value in a request, at the path of its members: indexes and keys of maps are passed over. */
export interface Leaf {
  /** `ProcessingInputs.S3Input.S3Uri`. */
  path: string;
  value: unknown;
}

/** All values at or below a place of an operation's request; `steps` are the names and indexes that lead to the place. */
export function requestLeaves(
  service: Service,
  operation: string,
  steps: readonly (string | number)[],
  value: unknown,
): Leaf[] {
  const top = requestShape(service, operation);
  if (!top) return [];
  let shape: Shape | undefined = top;
  const members: string[] = [];
  for (const step of steps) {
    const next: Shape | undefined = shape && below(service, shape, step);
    if (shape?.type === 'structure') members.push(String(step));
    shape = next;
  }
  return leavesOf(service, shape, members, value);
}

function leavesOf(service: Service, shape: Shape | undefined, members: readonly string[], value: unknown): Leaf[] {
  if (shape && typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([name, inner]) =>
      leavesOf(service, below(service, shape, name), shape.type === 'structure' ? [...members, name] : members, inner),
    );
  }
  return [{ path: members.join('.'), value }];
}

function below(service: Service, shape: Shape, step: string | number): Shape | undefined {
  switch (shape.type) {
    case 'structure': {
      const name = Object.hasOwn(shape.members, step) ? shape.members[step] : undefined;
      return name === undefined ? undefined : shapeNamed(service, name);
    }
    case 'list':
      return shapeNamed(service, shape.member);
    case 'map':
      return shapeNamed(service, shape.value);
    default:
      return undefined;
  }
}
