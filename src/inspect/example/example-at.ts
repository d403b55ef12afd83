import type { Service } from '../../limits/operations.ts';
import { requestShape, shapeNamed } from '../../limits/tables.ts';
import type { Shape } from '../../limits/shape.ts';
import { exampleRequest } from './example-request.ts';
import { exampleValue, spoken } from './example-value.ts';

/**
 * An example of what stands at a place of an operation's request; a path of members passes over lists and maps to what they
 * hold, and what is last is itself. `undefined` where there is no such place.
 */
export function exampleAt(service: Service, operation: string, path: readonly string[], full = false): unknown {
  const request = exampleRequest(service, operation, full);
  const found = request && below(request, path);
  if (found !== undefined) return found;
  const shape = requestShape(service, operation);
  return shape && exampleBelow({ service, shape, member: operation, full }, path);
}

interface At {
  service: Service;
  shape: Shape;
  member: string;
  full: boolean;
}

function exampleBelow(at: At, [name, ...rest]: readonly string[]): unknown {
  if (name === undefined) return exampleValue(at);
  const structure = heldBy(at.service, at.shape);
  const inner = structure.type === 'structure' && Object.hasOwn(structure.members, name) && structure.members[name];
  if (!inner) return undefined;
  const shape = shapeNamed(at.service, inner);
  return exampleBelow({ ...at, shape, member: spoken(at.member, name) }, rest);
}

function heldBy(service: Service, shape: Shape): Shape {
  if (shape.type === 'list') return heldBy(service, shapeNamed(service, shape.member));
  return shape.type === 'map' ? heldBy(service, shapeNamed(service, shape.value)) : shape;
}

function below(value: unknown, [name, ...rest]: readonly string[]): unknown {
  if (name === undefined) return value;
  const holder: unknown = Array.isArray(value) ? value[0] : value;
  if (typeof holder !== 'object' || holder === null || !Object.hasOwn(holder, name)) return undefined;
  return below((holder as Record<string, unknown>)[name], rest);
}
