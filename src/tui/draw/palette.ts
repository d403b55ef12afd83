import { clipLine } from '../../show/box.ts';
import { emptyLine, type Line, line, span } from '../../show/line.ts';
import { safeText } from '../../show/safe-text.ts';
import { fit, widthOf } from '../../show/width.ts';
import { showKey } from '../keys/show-key.ts';
import { type PaletteEntry, paletteEntries } from '../state/palette/palette-entries.ts';
import type { Palette, State } from '../state/state.ts';
import { windowAround } from '../state/window.ts';
import { editSpans } from './edit-spans.ts';
import type { Room } from './panel.ts';

/** What was typed, and what fits it: commands by their names, keys by what they do. */
export function paletteLines(state: State, { line: typed, chosen }: Palette, { width, height }: Room): Line[] {
  const entries = paletteEntries(typed.text, state);
  const rows = Math.max(0, height - 1);
  const from = windowAround(chosen, entries.length, rows);
  const seen = entries.slice(from, from + rows);
  const names = Math.min(18, Math.max(0, ...seen.map((entry) => widthOf(nameOf(entry)))));
  const prompt: Line = [span('accent', 'mlx '), ...editSpans(typed, width - 4, true)];
  if (entries.length === 0) return [prompt, emptyLine, line(span('dim', 'nothing fits'))].slice(0, height);
  return [prompt, ...seen.map((entry, index) => clipLine(drawEntry(entry, from + index === chosen, names), width))];
}

function drawEntry(entry: PaletteEntry, isChosen: boolean, names: number): Line {
  const mark = isChosen ? span('accent', '❯ ') : span('plain', '  ');
  const name = span(isChosen ? 'strong' : 'plain', fit(nameOf(entry), names));
  return [mark, name, span('dim', '  '), ...aboutOf(entry)];
}

function nameOf(entry: PaletteEntry): string {
  switch (entry.kind) {
    case 'verb':
      return entry.verb;
    case 'action':
      return entry.action.keys.map(showKey).join(' ');
  }
}

function aboutOf(entry: PaletteEntry): Line {
  switch (entry.kind) {
    case 'verb': {
      const { words, hit, summary } = entry;
      const written = words.length > 0 ? [span('plain', `${safeText(words.join(' '))}  `)] : [];
      return hit
        ? [span('accent', `--${hit.name}`), span('dim', `  ${safeText(hit.help)}`)]
        : [...written, span('dim', safeText(summary))];
    }
    case 'action':
      return [span('dim', `key  ${entry.action.help}`)];
  }
}
