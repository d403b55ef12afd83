import { types } from 'node:util';
import { MlxError, tell } from '../../base/errors.ts';
import { lineOf } from '../../inspect/outline.ts';
import type { Value } from '../value.ts';

/** What a line threw, as an error of the catalogue. Anything may be thrown, by code that is not mlx's. */
export function thrownBy(thrown: unknown): MlxError {
  if (thrown instanceof MlxError) return thrown;
  const text = lineOf(thrown).text;
  if (!types.isNativeError(thrown)) return new MlxError('LINE_THREW', { name: 'thrown', message: text });
  const [name = text, ...message] = text.split(': ');
  return new MlxError('LINE_THREW', { name, message: message.join(': ') }, { cause: thrown });
}

export function cardOf(error: MlxError): Value {
  return { kind: 'card', told: tell(error.code, error.details), faults: error.faults };
}
