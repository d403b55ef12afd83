import { MlxError } from '../../base/errors.ts';
import type { Input } from '../command.ts';
import { textsOf } from '../read-input.ts';

/** The params of a job as they were written, whether as flags of their own or as `--param NAME=VALUE`; flags win. */
export function paramsOf(input: Input): Record<string, string> {
  const listed = textsOf(input, 'param');
  return { ...Object.fromEntries(listed.map((text) => splitPair('--param', text))), ...input.params };
}

/** What `--flag NAME=VALUE` says. Throws FLAG_VALUE_WRONG. */
export function splitPair(flag: string, text: string): [string, string] {
  const at = text.indexOf('=');
  if (at < 1) throw new MlxError('FLAG_VALUE_WRONG', { flag, value: text, rule: 'NAME=VALUE, such as depth=8' });
  return [text.slice(0, at), text.slice(at + 1)];
}
