import type { Explanation } from '../../../inspect/explanation.ts';

/** What is told of live objects that have to be asked about elsewhere: of a table, who wrote it. */
export interface Descriptions {
  /** Answers with the object itself. */
  mark: <T extends object>(object: T, describe: () => Promise<Explanation>) => T;
  of: (value: unknown) => Promise<Explanation | undefined>;
}

export function openDescriptions(): Descriptions {
  const descriptions = new WeakMap<object, () => Promise<Explanation>>();
  return {
    mark: (object, describe) => {
      descriptions.set(object, describe);
      return object;
    },
    of: async (value) => {
      const describe = typeof value === 'object' && value !== null ? descriptions.get(value) : undefined;
      return describe?.();
    },
  };
}
