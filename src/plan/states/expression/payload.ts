import { hasExpression } from '../../../define/expression/text.ts';
import type { Service } from '../../../limits/operations.ts';
import type { Shape } from '../../../limits/shape.ts';
import { requestShape, shapeNamed } from '../../../limits/tables.ts';
import { array } from './intrinsic.ts';
import { literalCode } from './literal.ts';
import { type Standing, templateCode, textCode } from './reference.ts';

/**
 * A value as a payload template: members that hold an expression become `<member>.$`. Where the service takes text, numbers
 * are written out; everywhere else an expression keeps its type. Members in small letters get the capital that Step Functions
 * wants; names that are the user's own, as of environment variables, stay.
 */
export function payload(value: unknown, standing: Standing, shape?: PlacedShape): unknown {
  if (Array.isArray(value)) {
    const member = inner(shape, (one) => (one.type === 'list' ? one.member : undefined));
    return value.map((one) => payload(one, standing, member));
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  return Object.fromEntries(entries.map(([name, one]) => member(name, one, standing, shape)));
}

/** A shape, and the service whose tables explain the shapes that it names. */
export interface PlacedShape {
  service: Service;
  shape: Shape;
}

/** What the operation takes. */
export function shapeOf(service: Service, operation: string): PlacedShape | undefined {
  const shape = requestShape(service, operation);
  return shape && { service, shape };
}

function member(name: string, value: unknown, standing: Standing, holder?: PlacedShape): [string, unknown] {
  const isStructure = holder?.shape.type === 'structure';
  const key = isStructure ? `${name.charAt(0).toUpperCase()}${name.slice(1)}` : name;
  const shape = inner(holder, (one) => {
    if (one.type === 'structure') return one.members[name];
    return one.type === 'map' ? one.value : undefined;
  });
  const code = codeFor(value, standing, shape);
  return code === undefined ? [key, payload(value, standing, shape)] : [`${key}.$`, code];
}

/** A text with an expression, or a list with one among its texts: such a list can only be made by a function. */
function codeFor(value: unknown, standing: Standing, shape?: PlacedShape): string | undefined {
  if (typeof value === 'string') return hasExpression(value) ? scalarCode(value, standing, shape) : undefined;
  if (!Array.isArray(value) || !value.some((one) => typeof one === 'string' && hasExpression(one))) return undefined;
  const member = inner(shape, (one) => (one.type === 'list' ? one.member : undefined));
  return array(value.map((one) => scalarCode(one, standing, member)));
}

function scalarCode(value: unknown, standing: Standing, shape?: PlacedShape): string {
  if (typeof value !== 'string') return JSON.stringify(value);
  if (!hasExpression(value)) return literalCode(value, standing.compiling.texts);
  return shape?.shape.type === 'string' ? textCode(value, standing) : templateCode(value, standing);
}

function inner(holder: PlacedShape | undefined, nameIn: (shape: Shape) => string | undefined): PlacedShape | undefined {
  const name = holder && nameIn(holder.shape);
  return holder && name !== undefined
    ? { service: holder.service, shape: shapeNamed(holder.service, name) }
    : undefined;
}
