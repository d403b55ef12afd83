import { withoutColours } from '../base/without-colours.ts';
import type { Line, Role } from './line.ts';
import { safeText } from './safe-text.ts';

/** SGR parameters by role; all from the 16 colours that every terminal theme defines. */
const sgr: Readonly<Record<Role, string>> = {
  plain: '',
  strong: '1',
  dim: '2',
  good: '32',
  bad: '31',
  warn: '33',
  accent: '36',
  log: '',
  cursor: '7',
  tint0: '36',
  tint1: '32',
  tint2: '35',
  tint3: '34',
  tint4: '33',
  tint5: '96',
  tint6: '95',
  tint7: '92',
};

// oxlint-disable-next-line no-control-regex -- SGR sequences begin with ESC
const colourSequence = /\u001b\[[0-9;:]*m/g;

/** A line as bytes for a terminal, without its line end; without `colour` it is plain text. Nothing else of a terminal's language survives. */
export function toAnsi(line: Line, colour: boolean): string {
  return line.map(({ text, role }) => paint(text, role, colour)).join('');
}

/** The parameters of SGR for a role; none where there are no colours, but for where one writes, which is inverse. */
export function sgrOf(role: Role, colour: boolean): string {
  return colour || role === 'cursor' ? sgr[role] : '';
}

function paint(text: string, role: Role, colour: boolean): string {
  if (role === 'log') return paintLog(text, colour);
  const safe = safeText(text);
  const parameters = sgrOf(role, colour);
  return parameters !== '' && safe !== '' ? `\u001b[${parameters}m${safe}\u001b[0m` : safe;
}

function paintLog(text: string, colour: boolean): string {
  if (!colour) return safeText(withoutColours(text));
  const colours = text.match(colourSequence) ?? [];
  const plain = text.split(colourSequence).map(safeText);
  const painted = plain.map((piece, index) => piece + (colours[index] ?? '')).join('');
  return colours.length > 0 ? `${painted}\u001b[0m` : painted;
}
