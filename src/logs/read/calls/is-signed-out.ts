import type { Reading } from '../reading.ts';

/**
 * Nothing can be read before somebody signs in again, and there may be somebody: that takes as long as it takes, so that no other
 * patience counts it.
 */
export function isSignedOut({ env, troubles }: Pick<Reading, 'env' | 'troubles'>, source: string): boolean {
  return env.credentialsChange !== undefined && troubles.of(source)?.kind === 'credentials';
}
