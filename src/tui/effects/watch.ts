import type { AnyRunSummary } from '../../runs/any-run.ts';
import { hasEnded } from '../../runs/run.ts';
import { openFlowReader } from './read-flows.ts';
import { openJobReader } from './read-jobs.ts';
import { openRunReader } from './read-runs.ts';
import { runVerb, readVerb } from './run-verb.ts';
import { stateStamp } from './state-stamp.ts';
import { openStaleTeller } from './tell-stale.ts';
import type { Desk } from './work.ts';

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
  let timer: NodeJS.Timeout | undefined;
  let isLooking = false;
  let isWanted = false;
  let isAsked = true;
  let ended = '';
  let stamp: string | undefined;
  let isBusy = false;

  const lookNow = () => {
    isAsked = true;
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
    const runs = await runReader.read(all);
    if (signal.aborted) return idle;
    if (JSON.stringify(runs) !== JSON.stringify(desk.options.store.get().tree.runs)) dispatch({ kind: 'runs', runs });
    const nowEnded = endedRuns(runs);
    if (nowEnded !== ended || desk.options.store.get().tree.tables === undefined) {
      ended = nowEnded;
      await readTables(desk);
    }
    stamp = now;
    isBusy = runs.some(({ status }) => !hasEnded(status));
    return isBusy ? busy : idle;
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

/** Listing tables also registers what completed runs have left. */
async function readTables(desk: Desk): Promise<void> {
  const { signal, dispatch } = desk;
  const { value } = await runVerb(readVerb(['tables'], desk), desk, { signal, notify: () => undefined });
  if (value.kind === 'tables' && !signal.aborted) dispatch({ kind: 'tables', tables: value.tables });
}
