import type { Theme } from '../../base/theme.ts';
import { toAnsi } from '../../show/ansi.ts';
import { clipLine } from '../../show/box.ts';
import { span } from '../../show/line.ts';
import type { Size } from '../state/state.ts';

/** What stands on the screen of a log before anything is known of it, as bytes. */
export function firstLogFrame(words: readonly string[], { columns, rows }: Size, theme: Theme): string {
  const head = clipLine([span('strong', ' mlx logs'), span('plain', ` ${words.join(' ')}`)], columns);
  const foot = clipLine([span('dim', ' looking for it…')], columns);
  return `\u001b[1;1H${toAnsi(head, theme)}\u001b[${rows};1H${toAnsi(foot, theme)}`;
}
