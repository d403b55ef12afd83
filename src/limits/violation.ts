import type { Shape } from './shape.ts';

/** One place of a request that the service would refuse, and the rule it breaks. */
export type Violation = Spot & Rule;

export interface Spot {
  /** AWS's own names: `ProcessingInputs[0].S3Input.S3Uri`, `Environment["A-B"]`. */
  path: string;
  steps: readonly Step[];
  /** What stands there; `undefined` where something required is missing. */
  value: unknown;
  /** Where the place is an entry of a list or map that isn't a structure: that list or map, and the shape of the entry. */
  holder?: { value: unknown; entry: Shape };
  /** True for rules over several members: a service looks at these only when each member by itself is right. */
  spans?: true;
}

/** One step of a path: into a member, to an item (from 0), or to a map's key or the value under it. */
export type Step =
  | { kind: 'member'; name: string }
  | { kind: 'item'; index: number }
  | { kind: 'key'; key: string }
  | { kind: 'value'; key: string };

export type Rule =
  | { rule: 'required' }
  | { rule: 'unknown'; known: readonly string[] }
  | { rule: 'type'; expected: Shape['type'] }
  | { rule: 'depth'; max: number }
  | { rule: 'union'; members: readonly string[] }
  | { rule: 'pattern'; pattern: string }
  | { rule: 'enum'; values: readonly string[] }
  /** A rule that joins several members, which the service model does not tell; `says` is the rule as a sentence. */
  | { rule: 'joint'; says: string }
  | Bounds;

/** What was measured, and its bounds: `length` in characters of a text, `count` of a list or map, `range` of a number. */
export interface Bounds {
  rule: 'length' | 'count' | 'range';
  size: number;
  min?: number;
  max?: number;
}

/** A violation of a rule over several members, at a path of members and items. */
export function spanning(path: readonly (string | number)[], value: unknown, rule: Rule): Violation {
  const steps = path.map((each): Step =>
    typeof each === 'number' ? { kind: 'item', index: each } : { kind: 'member', name: each },
  );
  return { path: pathOf(steps), steps, value, spans: true, ...rule };
}

/** The path as people write it. */
export function pathOf(steps: readonly Step[]): string {
  return steps.map(written).join('').replace(/^\./u, '');
}

function written(step: Step): string {
  switch (step.kind) {
    case 'member':
      return `.${step.name}`;
    case 'item':
      return `[${step.index}]`;
    case 'key':
    case 'value':
      return `[${JSON.stringify(step.key)}]`;
  }
}
