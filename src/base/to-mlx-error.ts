import { MlxError } from './errors.ts';

/** What was thrown, as an error of the catalogue: whatever isn't one is a bug of mlx. */
export function toMlxError(thrown: unknown): MlxError {
  if (thrown instanceof MlxError) return thrown;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new MlxError('BUG', { message }, { cause: thrown });
}
