import { isFlowRun } from '../../runs/any-run.ts';
import type { FeedEvent } from '../../runs/logs/feed/log-feed.ts';
import { hasEnded } from '../../runs/run.ts';
import { type Followed, isRun } from '../state/followed.ts';
import type { Store } from '../state/store.ts';

export interface LogHearer {
  dispatch: Store['dispatch'];
  /** Looks at the lists of runs now. */
  look: () => void;
}

/** Tells the session what the reading of a run's log has found out of the run itself. */
export function tellOfLog(run: Followed, event: FeedEvent, { dispatch, look }: LogHearer): void {
  if (!isRun(run)) return;
  switch (event.kind) {
    case 'status':
      if (event.status !== run.status) dispatch({ kind: 'run', run: { ...run, status: event.status } });
      return;
    case 'source':
      if (isFlowRun(run)) dispatch({ kind: 'stepped', run: run.name });
      return;
    case 'ended':
      return hasEnded(run.status) ? undefined : look();
    default:
      return undefined;
  }
}
