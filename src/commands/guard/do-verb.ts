import type { Host, Outcome } from '../command.ts';
import type { Parsed } from '../parse/parse.ts';
import { guardVerb } from './guard-verb.ts';

/** Does what a command line says, by its verb, once it is allowed. Throws what the guard and the verb throw. */
export async function doVerb(parsed: Pick<Parsed, 'command' | 'input' | 'face'>, host: Host): Promise<Outcome> {
  const { command, input, face } = parsed;
  const guarded: Host = face.readOnly ? { ...host, env: { ...host.env, MLX_READ_ONLY: '1' } } : host;
  await guardVerb(command, input, guarded);
  const { run } = await command.load();
  return run(input, guarded);
}
