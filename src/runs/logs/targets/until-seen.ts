import { wait } from '../../../aws/wait.ts';
import { faultOf, type LogFault } from '../../../logs/read/calls/faults.ts';

/** Milliseconds between two looks at what can't be seen, at first and at most. */
const first = 1_000;
const longest = 20_000;

/** Looks again until it can be seen what is there: throttling, faults of the service, lost networks and expired credentials pass. */
export async function untilSeen<T>(look: () => Promise<T>, signal: AbortSignal): Promise<T> {
  for (let pause = first; ; pause = Math.min(longest, 2 * pause)) {
    try {
      return await look();
    } catch (error) {
      if (!passing.has(faultOf(error))) throw error;
      await wait(pause, signal);
    }
  }
}

const passing: ReadonlySet<LogFault> = new Set<LogFault>(['throttled', 'network', 'service', 'credentials']);
