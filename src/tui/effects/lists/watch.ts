import { messageOf } from '../../../base/thrown.ts';
import type { AnyRunSummary } from '../../../runs/any-run.ts';
import { listTableSummaries } from '../../../commands/tables/list-table-summaries.ts';
import type { TableSummary } from '../../../commands/value.ts';
import { hasEnded } from '../../../runs/run.ts';
import { settleTables } from '../../../runs/settle-tables.ts';
import { openFlowReader } from './read-flows.ts';
import { openJobReader } from './read-jobs.ts';
import { openRunReader } from './read-runs.ts';
import { runVerb, readVerb } from '../run-verb.ts';
import { openListWatch } from './watch-lists.ts';
import { stateStamp } from './state-stamp.ts';
import { isPassing, openStaleTeller } from './tell-stale.ts';
import type { Desk } from '../work.ts';

/** By how much a pause grows at most while nothing happens in an AWS elsewhere. */
const mostCalm = 4;

/** Milliseconds between two looks at the lists, while something runs and while nothing does. */
const pauses = { local: { busy: 1000, idle: 10_000 }, remote: { busy: 4000, idle: 30_000 } };

export interface Watch {
  start: () => void;
  /** Looks now, whatever the clock says. */
  look: () => void;
}

/** Keeps the lists of jobs, flows, runs and tables as they are: often while something runs, seldom while nothing does. */
export function openWatch(desk: Desk): Watch {
  const { dispatch, signal } = desk;
  const jobs = openJobReader(desk);
  const flows = openFlowReader(desk);
  const runReader = openRunReader(desk);
  const lists = openListWatch(desk);
  let timer: NodeJS.Timeout | undefined;
  let isLooking = false;
  let isWanted = false;
  let isAsked = true;
  let ended: string | undefined;
  let stamp: string | undefined;
  let isBusy = false;
  let calm = 1;

  const lookNow = () => {
    isAsked = true;
    calm = 1;
    void round();
  };
  const stale = openStaleTeller(desk, lookNow);

  const look = async () => {
    const { aws, project } = await desk.bench();
    const { busy, idle } = aws.where === 'local' ? pauses.local : pauses.remote;
    const all = isAsked;
    isAsked = false;
    await flows.read(await jobs.read());
    dispatch({ kind: 'looked', now: Date.now() });
    const now = aws.where === 'local' ? await stateStamp(project.root) : undefined;
    if (!all && now !== undefined && now === stamp) return isBusy ? busy : idle;
    await lists.read(all);
    const { runs, hasOlder } = await runReader.read(all);
    if (signal.aborted) return idle;
    const { tree } = desk.options.store.get();
    const isOther = hasOlder !== tree.hasOlderRuns || JSON.stringify(runs) !== JSON.stringify(tree.runs);
    if (isOther) dispatch({ kind: 'runs', runs, hasOlder });
    calm = isOther ? 1 : Math.min(mostCalm, calm * 2);
    const nowEnded = endedRuns(runs);
    isBusy = runs.some(({ status }) => !hasEnded(status));
    if (nowEnded !== ended || (all && desk.options.store.get().tree.tables === undefined)) {
      await readTables(desk);
      ended = nowEnded;
    }
    stamp = now;
    return isBusy ? busy : now === undefined ? idle * calm : idle;
  };
  const round = async () => {
    clearTimeout(timer);
    if (isLooking || signal.aborted) {
      isWanted = true;
      return;
    }
    isLooking = true;
    isWanted = false;
    let pause = pauses.remote.idle;
    try {
      pause = await look();
      stale.read();
    } catch (error) {
      if (!signal.aborted) stale.failed(error);
    }
    isLooking = false;
    if (!signal.aborted) timer = setTimeout(() => void round(), isWanted ? 0 : pause);
  };
  signal.addEventListener('abort', () => clearTimeout(timer));
  return { start: lookNow, look: lookNow };
}

/** The runs that may have left tables behind, as one text to compare. */
function endedRuns(runs: readonly AnyRunSummary[]): string {
  return runs.flatMap(({ name, status }) => (status === 'completed' ? [name] : [])).join(' ');
}

/**
 * Listing tables also registers what completed runs have left. What will not pass by itself stands in the list, and keeps
 * nothing else from being read.
 */
async function readTables(desk: Desk): Promise<void> {
  const { signal, dispatch } = desk;
  try {
    const tables = await tablesHere(desk);
    if (!signal.aborted) dispatch({ kind: 'tables', tables });
  } catch (error) {
    if (signal.aborted || isPassing(error)) throw error;
    dispatch({ kind: 'listFailed', group: 'tables', scope: 'project', text: messageOf(error) });
  }
}

/** Elsewhere no files are sent because somebody looks: that waits for a job or a query that needs them. */
async function tablesHere(desk: Desk): Promise<readonly TableSummary[]> {
  const { aws, project } = await desk.bench();
  if (aws.where !== 'local') {
    await settleTables(aws, project);
    return listTableSummaries(aws);
  }
  const { value } = await runVerb(readVerb(['tables'], desk), desk, { signal: desk.signal, notify: () => undefined });
  return value.kind === 'tables' ? value.tables : [];
}
