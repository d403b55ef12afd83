import type { Embedded } from '../../embedded.ts';
import type { NewEvent } from '../interpret/event.ts';
import { appendEvents, readExecution } from './execution-table.ts';
import { logEvents, loggingOf } from './log-events.ts';

/**
 * Adds events to a history, and to the log of its machine where it keeps one: each follows on the one before, the first on `previous`.
 * Answers with the number of the last. To be called within a write transaction.
 */
export function addEvents(
  { state, logs }: Pick<Embedded, 'state' | 'logs'>,
  arn: string,
  added: { events: readonly NewEvent[]; previous: number; at: number },
): number {
  const last = appendEvents(state, arn, added);
  const execution = readExecution(state, arn);
  const logging = loggingOf(execution?.logging);
  if (execution && logging) logEvents(logs, execution, logging, { ...added, last });
  return last;
}
