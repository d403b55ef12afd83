/**
 * The value at a path of a description or a JSON file: `a.b[0].c`, and `Outputs['rows']` for the entry of a list that is named
 * so. Undefined where there is nothing there.
 */
export function valueAt(value: unknown, path: string): unknown {
  let at = value;
  for (const key of keysOf(path)) {
    if (at === null || typeof at !== 'object') return undefined;
    at = memberOf(at, key);
  }
  return at instanceof Date ? at.toISOString() : at;
}

function keysOf(path: string): string[] {
  return [...path.matchAll(/\[(?:'([^']*)'|"([^"]*)"|(\d+))\]|([^.[\]]+)/gu)].map(
    ([, single, double, index, plain]) => single ?? double ?? index ?? plain ?? '',
  );
}

function memberOf(holder: object, key: string): unknown {
  if (!Array.isArray(holder)) return Object.hasOwn(holder, key) ? (holder as Record<string, unknown>)[key] : undefined;
  if (/^\d+$/u.test(key)) return (holder as unknown[])[Number(key)];
  return holder.find((one: unknown) => typeof one === 'object' && one !== null && isNamed(one, key));
}

function isNamed(entry: object, name: string): boolean {
  return Object.entries(entry).some(([key, value]) => key.endsWith('Name') && value === name);
}
