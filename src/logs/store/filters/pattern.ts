import { MlxError } from '../../../base/errors.ts';
import type { LinePattern } from '../log-store.ts';

/** The pattern as a regular expression. Throws LOG_PATTERN_INVALID where it is none. */
export function compilePattern({ source, flags }: LinePattern): RegExp {
  try {
    return new RegExp(source, flags);
  } catch (error) {
    const why = error instanceof Error ? error.message.replace(/^.*: /u, '') : String(error);
    throw new MlxError('LOG_PATTERN_INVALID', { pattern: source, why }, { cause: error });
  }
}
