import { operations, type Service } from '../../src/limits/operations.ts';
import type { Shape } from '../../src/limits/shape.ts';
import { requestShape, shapeNamed } from '../../src/limits/tables.ts';

/** Every shape that the requests of a service are made of, each once. */
export function allShapes(service: Service): Shape[] {
  const found = new Set<Shape>();
  const collect = (shape: Shape): void => {
    if (found.has(shape)) return;
    found.add(shape);
    for (const name of partsOf(shape)) collect(shapeNamed(service, name));
  };
  for (const operation of operations[service]) {
    const shape = requestShape(service, operation);
    if (shape) collect(shape);
  }
  return [...found];
}

function partsOf(shape: Shape): string[] {
  switch (shape.type) {
    case 'structure':
      return Object.values(shape.members);
    case 'list':
      return [shape.member];
    case 'map':
      return [shape.key, shape.value];
    default:
      return [];
  }
}
