import { mergeRuns, type AnyRunSummary } from '../../../runs/any-run.ts';
import { parseFilter } from '../../../runs/flows/matrix/filter.ts';
import { listFlowRuns } from '../../../runs/flows/read/list-flow-runs.ts';
import { listRuns } from '../../../runs/list-runs.ts';
import { matchingRuns, type MatchedRun } from '../../../runs/matching/matching-runs.ts';
import { nameInRuns } from '../../../runs/run-name.ts';
import type { Drawings } from '../drawings.ts';
import { namedList } from './named-list.ts';
import type { ReplWorld } from '../repl.ts';
import { nameOf, type Named } from '../target-words.ts';

/** Runs of jobs and flows, newest first, as far as they have been asked for; `runs` in a line. */
export interface RunList extends Array<AnyRunSummary> {
  /** The newest of all. */
  last?: AnyRunSummary;
  /** The runs that come after those of this list; `runs` has them too from then on. */
  more: () => Promise<RunList>;
  /** The runs of a job or flow, newest first. */
  of: (target: Named) => Promise<AnyRunSummary[]>;
  /** The runs of a job that are as every filter wants: `depth=8`, `auc>0.8`, `status!=failed`. */
  where: (job: Named, ...filters: string[]) => Promise<MatchedRun[]>;
  /** All runs, newest first, read page by page. */
  [Symbol.asyncIterator]: () => AsyncGenerator<AnyRunSummary>;
}

export interface RunLists {
  /** The newest runs, and the older ones that were read before. */
  read: () => Promise<RunList>;
}

/** Runs of a page. */
const pageSize = 20;
const mostOf = 100;

/** `mark` notes what is known of a run that a line can hold. */
export function openRunLists(
  { bench }: Pick<ReplWorld, 'bench'>,
  drawings: Drawings,
  mark: (run: AnyRunSummary) => void,
): RunLists {
  let known: readonly AnyRunSummary[] = [];

  const page = async (before?: number): Promise<AnyRunSummary[]> => {
    const { aws, project } = await bench();
    // Of two runs of one millisecond neither may be lost; those that are known already are left out.
    const bound = before === undefined ? undefined : before + 1;
    const [jobs, flows] = await Promise.all([
      listRuns(aws, { limit: pageSize, before: bound }),
      listFlowRuns(aws, { project, limit: pageSize + known.length }),
    ]);
    const older = flows.filter(({ created }) => bound === undefined || created < bound);
    return mergeRuns(jobs, older).slice(0, pageSize);
  };
  const listOf = (runs: readonly AnyRunSummary[]): RunList => {
    runs.forEach(mark);
    const list = Object.defineProperties(namedList(runs), {
      last: { value: known[0] },
      more: { value: more },
      of: { value: of },
      where: { value: where },
      [Symbol.asyncIterator]: { value: all },
    }) as RunList;
    return drawings.mark(list, { kind: 'runs', runs: [...runs] });
  };
  const more = async (): Promise<RunList> => {
    const next = await page(known.at(-1)?.created);
    const fresh = next.filter(({ arn }) => !known.some((run) => run.arn === arn));
    known = [...known, ...fresh];
    return listOf(fresh);
  };
  const of = async (target: Named): Promise<AnyRunSummary[]> => {
    const { aws, project } = await bench();
    const name = nameOf(target);
    const [jobs, flows] = await Promise.all([
      listRuns(aws, { job: name, limit: mostOf }),
      listFlowRuns(aws, { project, flow: name, limit: mostOf }),
    ]);
    const runs = mergeRuns(
      jobs.filter((run) => run.job === nameInRuns(name)),
      flows,
    );
    runs.forEach(mark);
    return drawings.mark(namedList(runs), { kind: 'runs', runs });
  };
  const where = async (job: Named, ...filters: string[]): Promise<MatchedRun[]> => {
    const { aws, project } = await bench();
    const found = await matchingRuns(
      aws,
      project,
      nameOf(job),
      filters.map((text) => parseFilter(text, 'a filter')),
    );
    return drawings.mark(namedList(found.runs), { kind: 'matching runs', found });
  };
  async function* all(): AsyncGenerator<AnyRunSummary> {
    let told = 0;
    if (known.length === 0) await more();
    while (told < known.length) {
      const next = known[told];
      if (next) yield next;
      told += 1;
      if (told === known.length) await more();
    }
  }
  return {
    read: async () => {
      const newest = await page();
      const last = newest.at(-1)?.created ?? Infinity;
      const older = known.filter((run) => run.created <= last && !newest.some(({ arn }) => arn === run.arn));
      known = [...newest, ...older];
      return listOf(known);
    },
  };
}
