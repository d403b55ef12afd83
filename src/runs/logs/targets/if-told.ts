import { faultOf } from '../../../logs/read/calls/faults.ts';
import { untilSeen } from './until-seen.ts';

/** What a service says, once it can be asked; undefined where it won't say: then what is usual holds. */
export async function ifTold<T>(ask: () => Promise<T>, signal: AbortSignal): Promise<T | undefined> {
  try {
    return await untilSeen(ask, signal);
  } catch (error) {
    if (signal.aborted || !['denied', 'gone', 'fatal'].includes(faultOf(error))) throw error;
    return undefined;
  }
}
