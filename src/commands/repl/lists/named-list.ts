/** A list that also knows its members by name, as in `jobs.train`. A name that a list has for itself stays the list's. */
export function namedList<T extends { name: string }>(items: readonly T[]): T[] {
  const list = [...items];
  for (const item of items) {
    if (!(item.name in list)) Object.defineProperty(list, item.name, { value: item });
  }
  return list;
}
