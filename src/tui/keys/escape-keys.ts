import type { Input } from './input.ts';

/** The key of a CSI sequence, in the old forms, xterm's, and kitty's; `undefined` for reports that are no keys. */
export function csiKey(parameters: string, final: string): Input | undefined {
  if (/^[<=>?]/.test(parameters)) return undefined;
  const numbers = parameters.split(';').map((each) => each.split(':').map(Number));
  const [[first = 1] = [], [modifiers = 1, event = 1] = [], [third = 0] = []] = numbers;
  if (event === released) return undefined;
  if (final === 'u') return characterKey(first, modifiers);
  if (final === '~' && first === 27) return characterKey(third, modifiers);
  if (final === 'R' && first !== 1) return undefined;
  const name = final === '~' ? numbered[first] : lettered[final];
  return name === undefined ? undefined : named(name, modifiers);
}

/** The key of an SS3 sequence, as keypads and function keys send them. */
export function ss3Key(letter: string): string | undefined {
  return letter === 'M' ? 'enter' : lettered[letter];
}

const released = 3;

const lettered: Readonly<Record<string, string>> = {
  A: 'up',
  B: 'down',
  C: 'right',
  D: 'left',
  F: 'end',
  H: 'home',
  Z: 'shift+tab',
  P: 'f1',
  Q: 'f2',
  R: 'f3',
  S: 'f4',
};

const numbered: Readonly<Record<number, string>> = {
  1: 'home',
  2: 'insert',
  3: 'delete',
  4: 'end',
  5: 'pageup',
  6: 'pagedown',
  7: 'home',
  8: 'end',
  11: 'f1',
  12: 'f2',
  13: 'f3',
  14: 'f4',
  15: 'f5',
};

const characters: Readonly<Record<number, string>> = {
  9: 'tab',
  13: 'enter',
  27: 'esc',
  32: 'space',
  127: 'backspace',
};

function named(name: string, modifiers: number): Input {
  return { kind: 'key', key: `${prefixOf(modifiers)}${name}` };
}

/** A key that is told by its character, so that `ctrl+i` and `tab` differ. Those of the private area, such as Shift alone, are no keys. */
function characterKey(code: number, modifiers: number): Input | undefined {
  const name = characters[code];
  if (name !== undefined)
    return name === 'space' && modifiers === 1 ? { kind: 'key', key: name, text: ' ' } : named(name, modifiers);
  if (code < 32 || code > 0x10ffff || (code >= 0xd800 && code <= 0xf8ff)) return undefined;
  const isShifted = ((modifiers - 1) & shift) !== 0;
  const character = String.fromCodePoint(code);
  const text = isShifted ? character.toUpperCase() : character;
  const rest = modifiers - (isShifted ? shift : 0);
  return rest === 1 ? { kind: 'key', key: text, text } : { kind: 'key', key: `${prefixOf(rest)}${character}` };
}

const shift = 1;
const alt = 2;
const control = 4;

function prefixOf(modifiers: number): string {
  const bits = modifiers - 1;
  return `${bits & control ? 'ctrl+' : ''}${bits & alt ? 'alt+' : ''}${bits & shift ? 'shift+' : ''}`;
}
