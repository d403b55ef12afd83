import type { ThingScope } from '../../../runs/things/list-things.ts';
import type { ThingKind } from '../../../runs/things/thing.ts';

/** The groups of the tree, in their order: what they hold, where they are shown, and how they come to their rows. */
export const groups = [
  {
    group: 'jobs',
    asked: 'jobs?',
    kind: 'job',
    scopes: ['project'],
    watched: ['project'],
    none: 'no jobs: `mlx new` makes one',
  },
  { group: 'flows', asked: 'flows?', kind: 'flow', scopes: ['project'], watched: ['project'], none: '' },
  {
    group: 'runs',
    asked: 'runs?',
    kind: 'run',
    scopes: ['project', 'account'],
    watched: ['project'],
    none: 'no runs yet: r on a job',
  },
  {
    group: 'tables',
    asked: 'tables?',
    kind: 'table',
    scopes: ['project', 'account'],
    watched: ['project'],
    none: 'no tables yet: mlx.toml names files under [tables]',
  },
  {
    group: 'feature groups',
    asked: 'CreateFeatureGroup?',
    kind: 'feature group',
    scopes: ['project', 'account'],
    watched: [],
    none: 'no feature groups',
  },
  {
    group: 'models',
    asked: 'models?',
    kind: 'model',
    scopes: ['project', 'account'],
    watched: [],
    none: 'no models yet: a flow registers them',
  },
  {
    group: 'endpoints',
    asked: 'endpoints?',
    kind: 'endpoint',
    scopes: ['project', 'account'],
    watched: [],
    none: 'no endpoints',
  },
  {
    group: 'log groups',
    asked: 'logGroups?',
    kind: 'log group',
    scopes: ['project', 'account'],
    watched: [],
    none: 'no log groups yet: a run makes one',
  },
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
  /** What to do where there is none. */
  none: string;
  /** What the REPL is asked about it. */
  asked: string;
}

export function specOf(group: Group): GroupSpec {
  return groups.find((spec) => spec.group === group) ?? groups[0];
}
