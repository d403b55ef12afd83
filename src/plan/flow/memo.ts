/** Makes what is asked for once for each pair of an object and a key. */
export type Memo = <T>(of: object, key: string, make: () => T) => T;

/** A memory for one call; it holds no object that nobody else holds. */
export function newMemo(): Memo {
  const made = new WeakMap<object, Map<string, unknown>>();
  return <T>(of: object, key: string, make: () => T): T => {
    const known = made.get(of) ?? new Map<string, unknown>();
    if (!made.has(of)) made.set(of, known);
    if (!known.has(key)) known.set(key, make());
    return known.get(key) as T;
  };
}
