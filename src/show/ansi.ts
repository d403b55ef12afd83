import type { Background, Theme } from '../base/theme.ts';
import { withoutColours } from '../base/without-colours.ts';
import { asciiLine } from './ascii.ts';
import type { Line, Role } from './line.ts';
import { safeText } from './safe-text.ts';

type Looks = Readonly<Record<Role, string>>;

/** Such as can be read on any background. SGR parameters by role; all of the 16 colours that every terminal's own palette defines. */
const either: Looks = {
  plain: '',
  strong: '1',
  dim: '2',
  good: '32',
  bad: '31',
  warn: '33',
  accent: '36',
  log: '',
  cursor: '7',
  found: '7',
  alarm: '1;7;31',
  badge: '7',
  tint0: '36',
  tint1: '32',
  tint2: '35',
  tint3: '34',
  tint4: '33',
  tint5: '1;36',
  tint6: '1;35',
  tint7: '1;32',
};

const looks: Readonly<Record<'either' | Background, Looks>> = {
  either,
  // Blue is hardly seen on black.
  dark: { ...either, tint3: '94', tint5: '96', tint6: '95', tint7: '92' },
  // Neither yellow, cyan nor what is bright is seen on white, and faint is too faint there.
  light: {
    ...either,
    dim: '90',
    warn: '35',
    accent: '34',
    tint0: '34',
    tint3: '31',
    tint4: '1;34',
    tint5: '1;31',
  },
};

/** Roles that say what nothing else says: they are seen without colours too. */
const inverse: ReadonlySet<Role> = new Set<Role>(['cursor', 'found', 'alarm', 'badge']);

// oxlint-disable-next-line no-control-regex -- SGR sequences begin with ESC
const colourSequence = /\u001b\[[0-9;:]*m/g;

/** A line as bytes for a terminal, without its line end. Nothing else of a terminal's language survives. */
export function toAnsi(line: Line, theme: Theme): string {
  const marked = theme.isAscii ? asciiLine(line) : line;
  return marked.map(({ text, role }) => paint(text, role, theme)).join('');
}

/** The parameters of SGR for a role; none where there are no colours, but for what has to be seen, which is inverse. */
export function sgrOf(role: Role, { colours }: Theme): string {
  if (colours === 'none') return inverse.has(role) ? '7' : '';
  return looks[colours][role];
}

function paint(text: string, role: Role, theme: Theme): string {
  if (role === 'log') return paintLog(text, theme);
  const safe = safeText(text);
  const parameters = sgrOf(role, theme);
  return parameters !== '' && safe !== '' ? `\u001b[${parameters}m${safe}\u001b[0m` : safe;
}

function paintLog(text: string, { colours }: Theme): string {
  if (colours === 'none') return safeText(withoutColours(text));
  const sequences = text.match(colourSequence) ?? [];
  const plain = text.split(colourSequence).map(safeText);
  const painted = plain.map((piece, index) => piece + (sequences[index] ?? '')).join('');
  return sequences.length > 0 ? `${painted}\u001b[0m` : painted;
}
