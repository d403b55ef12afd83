import { MlxError } from './errors.ts';
import { messageOf } from './thrown.ts';

/** What was thrown, as an error of the catalogue: whatever isn't one is a bug of mlx. */
export function toMlxError(thrown: unknown): MlxError {
  if (thrown instanceof MlxError) return thrown;
  return new MlxError('BUG', { message: messageOf(thrown) }, { cause: thrown });
}
