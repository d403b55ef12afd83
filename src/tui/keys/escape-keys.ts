import type { Input } from './input.ts';

/** The key of a CSI sequence, in the old forms, xterm's, rxvt's, and kitty's; `undefined` for reports that are no keys. */
export function csiKey(parameters: string, final: string): Input | undefined {
  if (/^[<=>?]/.test(parameters)) return undefined;
  // What is left out counts as nothing said, which for modifiers and events is 1.
  const numbers = parameters.split(';').map((each) => each.split(':').map(Number));
  const [codes = [], [said = 1, event = 1] = [], more = []] = numbers;
  const [first = 1] = codes;
  const modifiers = said || 1;
  if (event === released) return undefined;
  if (final === 'u') return characterKey({ code: first, shifted: codes[1], modifiers, written: more });
  if (final === '~' && first === 27) return characterKey({ code: more[0] ?? 0, modifiers, written: [] });
  if (final === 'R' && first !== 1) return undefined;
  if (final in numberedBy) return named(numbered[first], numberedBy[final] ?? 1);
  if (parameters === '' && final in shiftedArrows) return named(shiftedArrows[final], 1 + shift);
  return named(final === '~' ? numbered[first] : lettered[final], modifiers);
}

/** The key of an SS3 sequence, as keypads and function keys send them. */
export function ss3Key(letter: string): string | undefined {
  if (letter === 'M') return 'enter';
  const arrow = shiftedArrows[letter];
  return arrow === undefined ? lettered[letter] : `ctrl+${arrow}`;
}

/** The key of `CSI [ A` to `E`. */
export function consoleKey(letter: string): string | undefined {
  const index = 'ABCDE'.indexOf(letter);
  return index === -1 ? undefined : `f${index + 1}`;
}

const released = 3;

const shift = 1;
const alt = 2;
const control = 4;
/** Locks change what keys write, not what they are. */
const locks = 64 + 128;

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

/** rxvt's: in CSI with Shift, in SS3 with Control. */
const shiftedArrows: Readonly<Record<string, string>> = { a: 'up', b: 'down', c: 'right', d: 'left' };

/** rxvt's: what ends a numbered key with Control, and with Control and Shift. */
const numberedBy: Readonly<Record<string, number>> = { '^': 1 + control, '@': 1 + control + shift };

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
  57414: 'enter',
};

/** kitty's keypad, from 57399 on: what it writes, and from 57417 on where it leads. */
const keypadText = '0123456789./*-+\r=';
const keypadKeys = ['left', 'right', 'up', 'down', 'pageup', 'pagedown', 'home', 'end', 'insert', 'delete'] as const;

function named(name: string | undefined, modifiers: number): Input | undefined {
  return name === undefined ? undefined : { kind: 'key', key: `${prefixOf(modifiers)}${name}` };
}

interface Character {
  code: number;
  /** What the key writes with Shift, where the terminal says it. */
  shifted?: number;
  modifiers: number;
  /** What it wrote, where the terminal says it. */
  written: readonly number[];
}

/** A key that is told by its character, so that `ctrl+i` and `tab` differ. Those of the private area, such as Shift alone, are no keys. */
function characterKey({ code, shifted, modifiers, written }: Character): Input | undefined {
  const bits = (modifiers - 1) & ~locks;
  const name = characters[code] ?? keypadKeys[code - 57417];
  if (name === 'space' && bits === 0) return { kind: 'key', key: name, text: ' ' };
  if (name !== undefined) return named(name, bits + 1);
  const plain = keypadText[code - 57399] ?? characterOf(code);
  const text = textOf(written) ?? ((bits & shift) !== 0 ? (characterOf(shifted ?? 0) ?? plain?.toUpperCase()) : plain);
  if (text === undefined) return undefined;
  return (bits & ~shift) === 0
    ? { kind: 'key', key: text, text }
    : plain === undefined
      ? undefined
      : { kind: 'key', key: `${prefixOf((bits & ~shift) + 1)}${plain}` };
}

function textOf(codes: readonly number[]): string | undefined {
  const characters = codes.map(characterOf);
  const isText = characters.length > 0 && characters.every((each) => each !== undefined);
  return isText ? characters.join('') : undefined;
}

/** Undefined for what is no character: controls, halves of pairs, and the area in which kitty numbers keys. */
function characterOf(code: number): string | undefined {
  const isCharacter = Number.isInteger(code) && code >= 32 && code <= 0x10ffff;
  if (!isCharacter || (code >= 0x7f && code <= 0x9f) || (code >= 0xd800 && code <= 0xf8ff)) return undefined;
  return String.fromCodePoint(code);
}

/** Of Super, Hyper and Meta nothing is bound, and no such key writes: they are told apart from all others. */
function prefixOf(modifiers: number): string {
  const bits = (modifiers - 1) & ~locks;
  const others = bits & ~(shift | alt | control) ? 'super+' : '';
  return `${others}${bits & control ? 'ctrl+' : ''}${bits & alt ? 'alt+' : ''}${bits & shift ? 'shift+' : ''}`;
}
