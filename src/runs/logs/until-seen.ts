import { awsRefusal } from '../../aws/aws-refusal.ts';
import { wait } from '../../aws/wait.ts';
import { MlxError } from '../../base/errors.ts';

/** Milliseconds between two looks at what can't be seen, at first and at most. */
const first = 1_000;
const longest = 20_000;

/** Looks again until it can be seen what is there: throttling, faults of the service, lost networks and expired credentials pass. */
export async function untilSeen<T>(look: () => Promise<T>, signal: AbortSignal): Promise<T> {
  for (let pause = first; ; pause = Math.min(longest, 2 * pause)) {
    try {
      return await look();
    } catch (error) {
      if (!passes(error)) throw error;
      await wait(pause, signal);
    }
  }
}

const passing = new Set<string>(['AWS_THROTTLED', 'AWS_UNREACHABLE', 'AWS_CREDENTIALS_EXPIRED']);

function passes(error: unknown): boolean {
  if ((awsRefusal(error)?.status ?? 0) >= 500) return true;
  return error instanceof MlxError && passing.has(error.code);
}
