import type { LinePattern } from '../../../logs/store/log-store.ts';
import type { LogState } from './log-state.ts';
import { readPattern } from './read-pattern.ts';

/** What hits are marked of: the pattern that is being written, else what was searched for last. */
export function shownSearch({ overlay, search }: LogState): LinePattern | undefined {
  if (overlay?.kind !== 'prompt' || overlay.what !== 'search' || overlay.line.text === '') return search;
  const read = readPattern(overlay.line.text);
  return 'pattern' in read ? read.pattern : undefined;
}
