import type { Audience } from './entry.ts';

/** What each exit code of `mlx` means; printed by `mlx help exit-codes`. */
export const exitCodes = {
  0: 'done',
  1: 'the job failed',
  2: 'you must change something',
  3: 'AWS refused or could not be reached',
  4: 'a bug in mlx',
  5: 'the log is incomplete: not all that the service has could be read',
  130: 'interrupted',
} as const;

export type ExitCode = keyof typeof exitCodes;

const codeOfAudience = { you: 2, job: 1, aws: 3, bug: 4, cancelled: 130 } as const satisfies Record<Audience, ExitCode>;

export function exitCodeOf(audience: Audience): ExitCode {
  return codeOfAudience[audience];
}
