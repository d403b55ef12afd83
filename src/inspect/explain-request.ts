import { operations, type Service } from '../limits/operations.ts';
import type { Shape, StructureShape } from '../limits/shape.ts';
import { requestShape, shapeNamed } from '../limits/tables.ts';
import type { Explanation } from './explanation.ts';

const services = Object.keys(operations) as Service[];

/** The operations whose requests can be asked about. */
export const operationNames: readonly string[] = services.flatMap((service) => [...operations[service]]);

/** What a request or one of its fields accepts, by its path: `CreateTrainingJob.ResourceConfig.VolumeSizeInGB`. */
export function explainRequest(name: string): Explanation | undefined {
  const [operation = '', ...steps] = name.split('.');
  const service = services.find((each) => operations[each].some((known) => known === operation));
  const top = service && requestShape(service, operation);
  if (!service || !top) return undefined;
  const found = steps.reduce<Found | undefined>((from, step) => from && below(from, step, service), {
    shape: top,
    required: true,
  });
  return found && explanationOf(name, found, service);
}

/** The fields below a path, for completion. */
export function fieldsBelow(name: string): string[] {
  return explainRequest(name)?.fields.map((field) => field.name) ?? [];
}

interface Found {
  shape: Shape;
  required: boolean;
}

function below({ shape }: Found, step: string, service: Service): Found | undefined {
  const structure = structureIn(shape, service);
  const member = structure && Object.hasOwn(structure.members, step) ? structure.members[step] : undefined;
  if (!structure || member === undefined) return undefined;
  return { shape: shapeNamed(service, member), required: structure.required?.includes(step) ?? false };
}

/** The structure whose fields a path goes on with: a list is passed over to what it holds. */
function structureIn(shape: Shape, service: Service): StructureShape | undefined {
  switch (shape.type) {
    case 'structure':
      return shape;
    case 'list':
      return structureIn(shapeNamed(service, shape.member), service);
    case 'map':
      return structureIn(shapeNamed(service, shape.value), service);
    default:
      return undefined;
  }
}

function explanationOf(name: string, { shape, required }: Found, service: Service): Explanation {
  const structure = structureIn(shape, service);
  return {
    name,
    type: required ? `${typeOf(shape, service)}, required` : typeOf(shape, service),
    facts: factsOf(shape),
    fields: Object.entries(structure?.members ?? {}).map(([member, of]) => ({
      name: member,
      type: typeOf(shapeNamed(service, of), service),
      required: structure?.required?.includes(member) ?? false,
    })),
  };
}

function typeOf(shape: Shape, service: Service): string {
  switch (shape.type) {
    case 'list':
      return `list of ${typeOf(shapeNamed(service, shape.member), service)}`;
    case 'map':
      return `map to ${typeOf(shapeNamed(service, shape.value), service)}`;
    case 'string':
      return shape.enum ? 'one of some texts' : 'text';
    default:
      return shape.type;
  }
}

function factsOf(shape: Shape): Explanation['facts'] {
  switch (shape.type) {
    case 'string':
      return [
        ...bounds('length', shape, 'characters'),
        ...(shape.pattern ? [{ name: 'pattern', text: shape.pattern }] : []),
        ...(shape.enum ? [{ name: 'values', text: shape.enum.join(', ') }] : []),
      ];
    case 'list':
    case 'map':
      return bounds('count', shape, 'entries');
    case 'integer':
    case 'long':
    case 'float':
    case 'double':
      return bounds('range', shape, '');
    default:
      return [];
  }
}

function bounds(name: string, { min, max }: { min?: number; max?: number }, unit: string): Explanation['facts'] {
  if (min === undefined && max === undefined) return [];
  const text =
    min !== undefined && max !== undefined
      ? `${min} to ${max}`
      : min !== undefined
        ? `at least ${min}`
        : `at most ${max}`;
  return [{ name, text: `${text} ${unit}`.trim() }];
}
