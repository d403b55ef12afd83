import type { Decoded } from './decode.ts';
import { consoleKey, csiKey, ss3Key } from './escape-keys.ts';
import type { Input } from './input.ts';
import { mouseReport } from './mouse-report.ts';
import { replyOf } from './reply.ts';

/** What stands first in what a terminal has sent, and where it ends. */
export interface Taken {
  inputs: readonly Decoded[];
  end: number;
  beginsPaste?: boolean;
}

const escape = '\u001b';
/** Characters of a reply, and of a sequence, that are waited for. */
const longestReply = 4096;
const longestCsi = 64;

/* oxlint-disable no-control-regex -- control characters are what this file is about */
const csi = /\u001b\[([0-9:;<=>?]*)([ -/]*)([@-~])/y;
const beginsCsi = /\u001b\[[0-9:;<=>?]*[ -/]*/y;
const shifted = /\u001b\[(\d{1,2})\$/y;
const ss3 = /\u001bO[0-9;]*([^])/y;
const beginsSs3 = /\u001bO[0-9;]*/y;
const reply = /\u001b[\]P_^X][^\u0000-\u001f]*/y;
const words = /[^\u0000-\u001f\u007f-\u009f]+/y;
/* oxlint-enable no-control-regex */

/** The first thing at `at`; `undefined` where more has to come to know it, which `isLast` says it won't. */
export function takeAt(buffer: string, at: number, isLast: boolean): Taken | undefined {
  if (at >= buffer.length) return undefined;
  if (buffer[at] === escape) return takeEscape(buffer, at, isLast);
  const text = matchAt(words, buffer, at)?.[0];
  if (text) return { inputs: graphemes(text).filter(isTypable).map(typed), end: at + text.length };
  const code = buffer.charCodeAt(at);
  return { inputs: code < 0x80 ? [key(controlName(code))] : [], end: at + 1 };
}

function takeEscape(buffer: string, at: number, isLast: boolean): Taken | undefined {
  switch (buffer[at + 1]) {
    case undefined:
      return isLast ? { inputs: [key('esc')], end: at + 1 } : undefined;
    case escape:
      return { inputs: [key('esc')], end: at + 1 };
    case '[':
      return takeCsi(buffer, at, isLast);
    case 'O':
      return takeSs3(buffer, at, isLast);
    case ']':
    case 'P':
    case '_':
    case '^':
    case 'X':
      return takeReply(buffer, at, isLast);
    default:
      return takeAlt(buffer, at);
  }
}

function takeCsi(buffer: string, at: number, isLast: boolean): Taken | undefined {
  const shift = matchAt(shifted, buffer, at);
  if (shift) return { inputs: some(csiKey(`${shift[1] ?? ''};2`, '~')), end: at + shift[0].length };
  const sequence = matchAt(csi, buffer, at);
  if (sequence) {
    const [all, parameters = '', , final = ''] = sequence;
    if (final === 'M' && parameters === '') return takeBytes(buffer, at, 6, isLast);
    if (final === '[' && parameters === '') return takeConsoleKey(buffer, at, isLast);
    const report = parameters.startsWith('<') ? mouseReport(parameters.slice(1), final) : undefined;
    const found = report ?? replyOf(parameters + final) ?? csiKey(parameters, final);
    const beginsPaste = parameters === '200' && final === '~';
    return { inputs: some(found), end: at + all.length, beginsPaste };
  }
  const { length } = matchAt(beginsCsi, buffer, at)?.[0] ?? '';
  const isWhole = at + length < buffer.length;
  // Nobody types a parameter behind Escape: it is a report whose rest is late, and would else be read as text.
  if (length > 2) return isWhole || length > longestCsi ? { inputs: [], end: at + length } : undefined;
  return isWhole || isLast ? takeAlt(buffer, at) : undefined;
}

function takeSs3(buffer: string, at: number, isLast: boolean): Taken | undefined {
  const sequence = matchAt(ss3, buffer, at);
  if (!sequence) {
    const { length } = matchAt(beginsSs3, buffer, at)?.[0] ?? '';
    if (length > longestCsi) return { inputs: [], end: at + length };
    return isLast && length === 2 ? takeAlt(buffer, at) : undefined;
  }
  const [all, letter = ''] = sequence;
  // A letter that comes from no keypad, but from a person who was quick behind Alt and O.
  const name = ss3Key(letter);
  return { inputs: name === undefined ? [] : [key(name)], end: at + all.length };
}

/** A reply ends by ST or BEL. One that is cut off by another control character is none, and its rest is no text either. */
function takeReply(buffer: string, at: number, isLast: boolean): Taken | undefined {
  const text = matchAt(reply, buffer, at)?.[0] ?? '';
  const end = at + text.length;
  if (buffer[end] === '\u0007') return { inputs: some(replyOf(text.slice(1))), end: end + 1 };
  if (buffer.startsWith(`${escape}\\`, end)) return { inputs: some(replyOf(text.slice(1))), end: end + 2 };
  const isCut = buffer[end] === escape && end + 1 === buffer.length;
  const isWhole = end < buffer.length && !isCut;
  if (text.length === 2 && (isWhole || isLast)) return takeAlt(buffer, at);
  return isWhole || text.length > longestReply ? { inputs: [], end } : undefined;
}

function takeAlt(buffer: string, at: number): Taken {
  const [first = ''] = graphemes(buffer.slice(at + 1, at + 20));
  const code = first.charCodeAt(0);
  const name = code < 32 || code === 127 ? controlName(code) : first;
  return { inputs: [key(`alt+${name}`)], end: at + 1 + first.length };
}

/** The oldest form of mouse reports: three bytes after `CSI M`. */
function takeBytes(buffer: string, at: number, length: number, isLast: boolean): Taken | undefined {
  if (buffer.length < at + length && !isLast) return undefined;
  return { inputs: [], end: Math.min(at + length, buffer.length) };
}

/** `CSI [ A`, as Linux's console sends its function keys. */
function takeConsoleKey(buffer: string, at: number, isLast: boolean): Taken | undefined {
  const letter = buffer[at + 3];
  if (letter === undefined) return isLast ? { inputs: [], end: at + 3 } : undefined;
  const name = consoleKey(letter);
  return { inputs: name === undefined ? [] : [key(name)], end: at + 4 };
}

function some(found: Decoded | undefined): readonly Decoded[] {
  return found === undefined ? [] : [found];
}

/** Bytes that were no UTF-8 come as this; nobody types it. */
function isTypable(grapheme: string): boolean {
  return grapheme !== '\ufffd';
}

function typed(text: string): Input {
  return { kind: 'key', key: text === ' ' ? 'space' : text, text };
}

function key(name: string): Input {
  return { kind: 'key', key: name };
}

function controlName(code: number): string {
  switch (code) {
    case 9:
      return 'tab';
    case 13:
      return 'enter';
    case 8:
    case 127:
      return 'backspace';
    case 0:
      return 'ctrl+space';
    default:
      return `ctrl+${String.fromCharCode(code + (code < 27 ? 96 : 64)).toLowerCase()}`;
  }
}

/** Sticky patterns look at one place only, so that no key costs more the more stand behind it. */
function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

const segmenter = new Intl.Segmenter();

function graphemes(text: string): string[] {
  // oxlint-disable-next-line no-control-regex -- the ASCII range
  return /^[\u0000-\u007f]*$/.test(text)
    ? text.split('')
    : Array.from(segmenter.segment(text), ({ segment }) => segment);
}
