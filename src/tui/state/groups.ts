import type { ThingScope } from '../../runs/things/list-things.ts';
import type { ThingKind } from '../../runs/things/thing.ts';

/** The groups of the tree, in their order: what they hold, where they are shown, and how they come to their rows. */
export const groups = [
  { group: 'jobs', kind: 'job', scopes: ['project'], watched: ['project'], none: 'no jobs: mlx new makes one' },
  { group: 'flows', kind: 'flow', scopes: ['project'], watched: ['project'], none: '' },
  { group: 'runs', kind: 'run', scopes: ['project', 'account'], watched: ['project'], none: 'no runs yet: r on a job' },
  { group: 'tables', kind: 'table', scopes: ['project', 'account'], watched: ['project'], none: 'no tables yet' },
  {
    group: 'feature groups',
    kind: 'feature group',
    scopes: ['project', 'account'],
    watched: [],
    none: 'no feature groups',
  },
  { group: 'models', kind: 'model', scopes: ['project', 'account'], watched: [], none: 'no models yet' },
  { group: 'endpoints', kind: 'endpoint', scopes: ['project', 'account'], watched: [], none: 'no endpoints' },
  { group: 'log groups', kind: 'log group', scopes: ['project', 'account'], watched: [], none: 'no log groups yet' },
] as const satisfies readonly GroupSpec[];

export type Group = (typeof groups)[number]['group'];

/** What is known of a group before anything is read. */
export interface GroupSpec {
  group: string;
  kind: ThingKind;
  /** Where it is a group of the tree. */
  scopes: readonly ThingScope[];
  /** Where it is kept as it is by looking again and again; elsewhere it is read page by page once it is open. */
  watched: readonly ThingScope[];
  none: string;
}

export function specOf(group: Group): GroupSpec {
  return groups.find((spec) => spec.group === group) ?? groups[0];
}
