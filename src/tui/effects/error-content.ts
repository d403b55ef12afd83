import { tell } from '../../base/errors.ts';
import { messageOf } from '../../base/thrown.ts';
import { toMlxError } from '../../base/to-mlx-error.ts';
import type { Content } from '../state/content.ts';
import type { Notice } from '../state/state.ts';

/** What was thrown, as a card. */
export function errorContent(thrown: unknown): Content {
  const error = toMlxError(thrown);
  return { kind: 'error', told: tell(error.code, error.details), faults: error.faults };
}

/** What was thrown, in one line. */
export function noticeOf(thrown: unknown): Notice {
  return { text: messageOf(thrown), role: 'bad' };
}
