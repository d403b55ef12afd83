import type { Value } from '../value.ts';

/** How live objects of mlx's own are drawn: a plan as `mlx plan` draws it, a run as `mlx show` does. */
export interface Drawings {
  /** Answers with the object itself. A function is asked when the object is to be seen. */
  mark: <T extends object>(object: T, drawing: Value | (() => Promise<Value>)) => T;
  of: (value: unknown) => Promise<Value | undefined>;
}

export function openDrawings(): Drawings {
  const drawings = new WeakMap<object, Value | (() => Promise<Value>)>();
  return {
    mark: (object, drawing) => {
      drawings.set(object, drawing);
      return object;
    },
    of: async (value) => {
      const drawing = typeof value === 'object' && value !== null ? drawings.get(value) : undefined;
      return typeof drawing === 'function' ? drawing() : drawing;
    },
  };
}
