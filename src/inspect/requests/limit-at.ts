import type { Service } from '../../limits/operations.ts';
import type { Shape } from '../../limits/shape.ts';
import { requestShape, shapeNamed } from '../../limits/tables.ts';

/** What the service accepts at a path of members; lists and maps on the way are passed over. */
export function limitAt(service: Service, operation: string, path: string): Shape | undefined {
  const steps = path.replaceAll(/\[(?:"(?:[^"\\]|\\.)*"|[^\]]*)\]/gu, '').split('.');
  return steps.reduce<Shape | undefined>(
    (shape, step) => {
      const structure = shape && heldShape(service, shape);
      if (structure?.type !== 'structure') return undefined;
      const name = Object.hasOwn(structure.members, step) ? structure.members[step] : undefined;
      return name === undefined ? undefined : shapeNamed(service, name);
    },
    requestShape(service, operation),
  );
}

function heldShape(service: Service, shape: Shape): Shape {
  if (shape.type === 'list') return heldShape(service, shapeNamed(service, shape.member));
  if (shape.type === 'map') return heldShape(service, shapeNamed(service, shape.value));
  return shape;
}
