import type { Thing } from '../../src/runs/things/thing.ts';
import type { Event } from '../../src/tui/state/event.ts';
import { now } from './session-state.ts';

/** `count` training jobs of an account, newest first, of which every seventh has failed. */
export function manyJobs(count: number, from = 0): Thing[] {
  return Array.from({ length: count }, (_, index): Thing => {
    const at = from + index;
    const name = `train-${String(at).padStart(6, '0')}`;
    const arn = `arn:aws:sagemaker:us-east-1:000000000000:training-job/${name}`;
    const status = at % 7 === 3 ? 'failed' : 'completed';
    return { kind: 'run', name, arn, status, changed: now - at * 60_000, note: 'training' };
  });
}

/** A page of the runs of an account. */
export function listedRuns(things: readonly Thing[], next?: string, part: 'first' | 'next' = 'first'): Event {
  return { kind: 'listed', group: 'runs', scope: 'account', part, page: { things, next } };
}
