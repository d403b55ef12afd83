import type { Explanation } from '../explanation.ts';

/** What mlx knows of a live object besides the object itself. */
export interface Known {
  /** A name that `explain` knows, by whose fields the object is described: `CreateTrainingJob`, `DescribeTrainingJobResponse`. */
  type?: string;
  /** The object's own description, where its type has none. */
  explanation?: () => Explanation;
  /** The call that fetched it, as AWS CLI and as TypeScript, and the answer as it came. */
  raw?: () => Promise<{ call?: { cli: string; typescript: string }; value: unknown }>;
}

/** Which objects are known as what. Objects that nobody holds any more are forgotten. */
export interface KnownObjects {
  /** Answers with the object itself. */
  mark: <T extends object>(object: T, known: Known) => T;
  of: (value: unknown) => Known | undefined;
}

export function openKnownObjects(): KnownObjects {
  const marks = new WeakMap<object, Known>();
  return {
    mark: (object, known) => {
      marks.set(object, { ...marks.get(object), ...known });
      return object;
    },
    of: (value) =>
      (typeof value === 'object' && value !== null) || typeof value === 'function' ? marks.get(value) : undefined,
  };
}
