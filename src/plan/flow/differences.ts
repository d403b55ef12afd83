import type { Way } from '../../base/way.ts';
import { printed } from '../../define/expression/text.ts';
import type { ByWay } from './by-way.ts';

/** A place of a request that is another with each way; absent where a way's request has nothing there. */
export interface Difference {
  /** AWS's own names: `ProcessingInputs[0].S3Input.S3Uri`. */
  path: string;
  values: ByWay<string>;
}

/** Where requests for the same step differ, place by place in the order of the first. */
export function differencesOf(requests: ByWay<unknown>): Difference[] {
  const ways = Object.keys(requests) as Way[];
  const flat = ways.map((way) => [way, flatten(requests[way])] as const);
  const paths = new Set(flat.flatMap(([, places]) => [...places.keys()]));
  return [...paths].flatMap((path) => {
    const values = flat.map(([way, places]) => [way, places.get(path)] as const);
    if (values.every(([, value]) => value === values[0]?.[1])) return [];
    return [{ path, values: Object.fromEntries(values.filter(([, value]) => value !== undefined)) }];
  });
}

/** Each value at its path as text; an expression of a way stands as that way writes it. */
function flatten(value: unknown, path = '', places = new Map<string, string>()): Map<string, string> {
  if (Array.isArray(value)) {
    for (const [index, each] of value.entries()) flatten(each, `${path}[${index}]`, places);
  } else if (typeof value === 'object' && value !== null && !isReference(value)) {
    for (const [name, each] of Object.entries(value)) flatten(each, joined(path, name), places);
  } else if (value !== undefined) {
    places.set(path, typeof value === 'string' ? printed(value) : printed(JSON.stringify(value)));
  }
  return places;
}

/** A state machine marks a member that is computed by its name. */
function joined(path: string, name: string): string {
  const bare = name.replace(/\.\$$/u, '');
  return path === '' ? bare : `${path}.${bare}`;
}

/** What a pipeline computes: `{ "Get": ... }`, `{ "Std:Join": ... }`. */
function isReference(value: object): boolean {
  const [only, ...more] = Object.keys(value);
  return more.length === 0 && only !== undefined && (only === 'Get' || only.startsWith('Std:'));
}
