import type { Aws } from '../../aws/aws.ts';
import type { Project } from '../../define/project.ts';
import { listEndpoints } from './lists/endpoints.ts';
import { listFeatureGroups } from './lists/feature-groups.ts';
import { listFlowFiles, listJobFiles } from './lists/files.ts';
import { listLogGroups } from './lists/log-groups.ts';
import { listModels } from './lists/models.ts';
import { listRunThings } from './lists/runs.ts';
import { listTableThings } from './lists/tables.ts';
import type { ThingKind, ThingPage } from './thing.ts';

/** Where things are read: the project around, and the account and region that it looks at. */
export interface ThingBench {
  project: Project;
  aws: Aws;
}

/**
 * `project`: what mlx made for the project, as far as names tell it. `account`: everything in the account and region. The
 * account of the embedded AWS is the project's own, so that there both are the same.
 */
export const thingScopes = ['project', 'account'] as const;
export type ThingScope = (typeof thingScopes)[number];

export interface ThingQuery {
  /** `project` where not given. */
  scope?: ThingScope;
  /** As the page before told it. */
  next?: string;
  /** At most this many, and never more than 100, which holds where nothing is said. */
  limit?: number;
  /** What names must hold; upper and lower case as the service takes it. */
  contains?: string;
}

/** The same with all that was left out. */
export interface WholeQuery extends ThingQuery {
  scope: ThingScope;
  limit: number;
}

/** A list of things of one kind, from `next` on. */
export type ThingLister = (bench: ThingBench, query: WholeQuery) => Promise<ThingPage>;

const listers: Readonly<Record<ThingKind, ThingLister>> = {
  job: listJobFiles,
  flow: listFlowFiles,
  run: listRunThings,
  table: listTableThings,
  'feature group': listFeatureGroups,
  model: listModels,
  endpoint: listEndpoints,
  'log group': listLogGroups,
};

const mostInPage = 100;

/**
 * One page of the things of a kind: jobs and flows by name, tables and log groups in the order of their service, all else newest
 * first. A page may be short, even empty, and still have a next. Throws LIST_PAGE_UNKNOWN for a `next` that no page told.
 */
export async function listThings(bench: ThingBench, kind: ThingKind, query: ThingQuery = {}): Promise<ThingPage> {
  const limit = Math.max(1, Math.min(mostInPage, Math.floor(query.limit ?? mostInPage)));
  return listers[kind](bench, { ...query, scope: scopeIn(bench, query.scope), limit });
}

function scopeIn({ aws }: ThingBench, scope: ThingScope = 'project'): ThingScope {
  return aws.where === 'local' ? 'account' : scope;
}
