import { lastWord } from '../../commands/parse/split-words.ts';
import type { EditLine } from './edit-line.ts';
import type { Overlay } from './state.ts';

/** The line of the palette with the chosen word in place of the last before the cursor. */
export function acceptCandidate(
  { text, cursor }: EditLine,
  { candidates, chosen }: Pick<Extract<Overlay, { kind: 'palette' }>, 'candidates' | 'chosen'>,
): EditLine {
  const word = candidates[chosen]?.word;
  if (word === undefined) return { text, cursor };
  const { start } = lastWord(text.slice(0, cursor));
  const goesOn = /[=/]$/.test(word) ? '' : ' ';
  const before = text.slice(0, start) + word + goesOn;
  return { text: before + text.slice(cursor), cursor: before.length };
}
