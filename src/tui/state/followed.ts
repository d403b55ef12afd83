import { type AnyRunSummary } from '../../runs/any-run.ts';
import { type Thing, thingKinds } from '../../runs/things/thing.ts';
import type { Row } from './tree/row.ts';

/** What has a log: a run, a job that mlx would not run, an endpoint, a log group. Its ARN says where the log is. */
export type Followed = AnyRunSummary | Thing;

export function isRun(followed: Followed): followed is AnyRunSummary {
  return !thingKinds.some((kind) => 'kind' in followed && followed.kind === kind);
}

/** What of a row can be followed; undefined where it has no log. */
export function followedOf(row: Row | undefined): Followed | undefined {
  if (row?.kind === 'run') return row.run;
  if (row?.kind !== 'thing' || row.thing.arn === undefined) return undefined;
  return ['run', 'endpoint', 'log group'].includes(row.thing.kind) ? row.thing : undefined;
}

/** The same for what is followed as soon as it is selected: reading a whole group takes a wish. */
export function autoFollowed(row: Row | undefined): Followed | undefined {
  const followed = followedOf(row);
  return followed && (isRun(followed) || followed.kind === 'run') ? followed : undefined;
}
