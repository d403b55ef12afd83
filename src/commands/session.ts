import type { Env } from '../base/env.ts';
import { MlxError } from '../base/errors.ts';
import type { Input, Run } from './command.ts';
import { textOf } from './read-input.ts';

/** `mlx session`, or `mlx` alone: the full screen. Throws SESSION_WITHOUT_TERMINAL where there is none to take. */
export const run: Run = async (input, host) => {
  if (!host.openSession) throw new MlxError('SESSION_WITHOUT_TERMINAL', { verb: 'session' });
  const exit = await host.openSession({ on: textOf(input, 'on'), isSpoken: wantsWords(input, host.env) });
  return { value: { kind: 'nothing' }, exit };
};

/** What the flag says, else the environment; a terminal that can't move its cursor has no other way. */
function wantsWords({ flags }: Pick<Input, 'flags'>, env: Env): boolean {
  const asked = flags['screen-reader'];
  if (typeof asked === 'boolean') return asked;
  return isSet(env['MLX_SCREEN_READER']) || isSet(env['ACCESSIBLE']) || env['TERM'] === 'dumb';
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '' && value !== '0' && value !== 'false';
}
