import { MlxError } from '../base/errors.ts';
import type { Run } from './command.ts';
import { textOf } from './read-input.ts';

/** `mlx session`, or `mlx` alone: the full screen. Throws SESSION_WITHOUT_TERMINAL where there is none to take. */
export const run: Run = async (input, host) => {
  if (!host.openSession) throw new MlxError('SESSION_WITHOUT_TERMINAL', { verb: 'session' });
  const exit = await host.openSession({ on: textOf(input, 'on') });
  return { value: { kind: 'nothing' }, exit };
};
