import { MlxError } from '../../../base/errors.ts';
import type { LineSelection } from './line-selection.ts';

/**
 * The error of a selection whose patterns take longer than `patience`, milliseconds, for one block; it names the last one, which
 * is what was looked for.
 */
export function tooSlow({ include = [], exclude = [] }: LineSelection, patience: number): MlxError {
  const pattern = [...exclude, ...include].at(-1)?.source ?? '';
  return new MlxError('LOG_PATTERN_SLOW', { pattern, seconds: patience / 1000 });
}
