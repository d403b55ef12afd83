import type { Embedded } from '../../embedded.ts';
import { inTransaction } from '../../state.ts';
import { runtimeFault } from '../evaluate/fault.ts';
import { addEvents } from '../executions/add-events.ts';
import { countEvents, mostEvents, readExecution } from '../executions/execution-table.ts';
import { Aborted } from './aborted.ts';
import type { NewEvent } from './event.ts';
import { keyOf, keysWithin, type Visit, type VisitPath } from './visit.ts';

/** The record of one execution, from which it goes on wherever it was cut off. */
export interface Journal {
  read(path: VisitPath): Visit | undefined;
  /**
   * Writes a visit together with its events, which follow on `previous`; answers with the number of the last event. A function
   * is given that number. Throws `Aborted` where the execution no longer runs, and a fault where its history is full.
   */
  write(
    path: VisitPath,
    visit: Visit | ((event: number) => Visit),
    events: readonly NewEvent[],
    previous: number,
  ): number;
  /** Visits within a path that have begun a task and not ended. */
  openTasks(within: VisitPath): { path: VisitPath; visit: Visit }[];
}

export function openJournal(execution: string, aws: Pick<Embedded, 'state' | 'logs' | 'now'>): Journal {
  const { state, now } = aws;
  const find = state.prepare('SELECT record FROM states_visits WHERE execution = ? AND key = ?');
  const put = state.prepare('INSERT OR REPLACE INTO states_visits VALUES (?, ?, ?)');
  return {
    read: (path) => {
      const row = find.get(execution, keyOf(path));
      return row && (JSON.parse(String(row['record'])) as Visit);
    },
    write: (path, visit, events, previous) =>
      inTransaction(state, () => {
        if (readExecution(state, execution)?.status !== 'RUNNING') throw new Aborted();
        // The last place is for the event that ends the execution.
        if (countEvents(state, execution) + events.length >= mostEvents) {
          throw runtimeFault(`The execution reached the maximum number of history events (${mostEvents}).`);
        }
        const last = addEvents(aws, execution, { events, previous, at: now() });
        put.run(execution, keyOf(path), JSON.stringify(typeof visit === 'function' ? visit(last) : visit));
        return last;
      }),
    openTasks: (within) =>
      readVisits(state, execution).filter(
        ({ path, visit }) => visit.task && !visit.end && keyOf(path).startsWith(keysWithin(within)),
      ),
  };
}

/** All visits on record. */
export function readVisits(state: Embedded['state'], execution: string): { path: VisitPath; visit: Visit }[] {
  return state
    .prepare('SELECT key, record FROM states_visits WHERE execution = ?')
    .all(execution)
    .map((row) => ({
      path: JSON.parse(String(row['key'])) as VisitPath,
      visit: JSON.parse(String(row['record'])) as Visit,
    }));
}
