import { csiKey, ss3Key } from './escape-keys.ts';
import type { Input, StatusReply } from './input.ts';
import { mouseReport } from './mouse-report.ts';

/** What a terminal sends: what a person did, and its own word that it has kept up. */
export type Decoded = Input | StatusReply;

/** Turns what a terminal sends into keys, pastes and the mouse's doings, however it was cut into chunks. */
export interface Decoder {
  push: (chunk: string) => Decoded[];
  /** True where an escape sequence has begun; what is no longer to be waited for is ended by `flush`. */
  isWaiting: () => boolean;
  flush: () => Decoded[];
}

const escape = '\u001b';
const pasteEnd = `${escape}[201~`;
/** Characters of one paste, and of a reply that never ends. */
const longestPaste = 1024 * 1024;
const longestReply = 4096;
const longestCsi = 64;

/* oxlint-disable no-control-regex -- control characters are what this file is about */
const csi = /^\u001b\[([0-9:;<=>?]*)([ -/]*)([@-~])/;
const beginsCsi = /^\u001b\[[0-9:;<=>?]*[ -/]*$/;
const reply = /^\u001b[\]P_^X][^]*?(?:\u0007|\u001b\\)/;
const beginsReply = /^\u001b[\]P_^X]/;
const words = /^[^\u0000-\u001f\u007f]+/;
/* oxlint-enable no-control-regex */

/** Reports of focus, of the mouse in its old forms and of what else the terminal is are dropped; they never become keys. */
export function openDecoder(): Decoder {
  let buffer = '';
  let paste: string | undefined;

  const takePaste = (): Input | undefined => {
    const end = buffer.indexOf(pasteEnd);
    const upTo = end === -1 ? Math.max(0, buffer.length - pasteEnd.length + 1) : end;
    paste = ((paste ?? '') + buffer.slice(0, upTo)).slice(0, longestPaste);
    buffer = buffer.slice(end === -1 ? upTo : end + pasteEnd.length);
    if (end === -1) return undefined;
    const text = paste;
    paste = undefined;
    return { kind: 'paste', text };
  };

  const drain = (isLast: boolean): Decoded[] => {
    const found: Decoded[] = [];
    for (;;) {
      if (paste !== undefined) {
        const pasted = takePaste();
        if (!pasted) return found;
        found.push(pasted);
      }
      const taken = take(buffer, isLast);
      if (!taken) return found;
      buffer = buffer.slice(taken.length);
      if (taken.beginsPaste) paste = '';
      for (const input of taken.inputs) add(found, input);
    }
  };

  return {
    push: (chunk) => {
      buffer += chunk;
      return drain(false);
    },
    isWaiting: () => buffer.length > 0,
    flush: () => (paste === undefined ? drain(true) : []),
  };
}

/** Notches of the wheel that come together are told together. */
function add(found: Decoded[], input: Decoded): void {
  const last = found.at(-1);
  const isWheel = input.kind === 'mouse' && input.does === 'wheel';
  if (isWheel && last?.kind === 'mouse' && last.does === 'wheel' && last.row === input.row) {
    found[found.length - 1] = { ...input, by: last.by + input.by };
  } else {
    found.push(input);
  }
}

interface Taken {
  inputs: Decoded[];
  length: number;
  beginsPaste?: boolean;
}

/** The first thing in the buffer; `undefined` where more has to come to know it. */
function take(buffer: string, isLast: boolean): Taken | undefined {
  if (buffer === '') return undefined;
  if (buffer.startsWith(escape)) return takeEscape(buffer, isLast);
  const text = words.exec(buffer)?.[0];
  if (text) return { inputs: graphemes(text).map(typed), length: text.length };
  return { inputs: [key(controlName(buffer.charCodeAt(0)))], length: 1 };
}

function takeEscape(buffer: string, isLast: boolean): Taken | undefined {
  const sequence = csi.exec(buffer);
  if (sequence) {
    const [all, parameters = '', , final = ''] = sequence;
    if (final === 'M' && parameters === '') return takeOldMouse(buffer, isLast);
    const input = reportOf(parameters, final) ?? csiKey(parameters, final);
    return { inputs: input ? [input] : [], length: all.length, beginsPaste: parameters === '200' && final === '~' };
  }
  const second = buffer[1];
  if (!isLast && second === undefined) return undefined;
  if (beginsCsi.test(buffer)) {
    if (buffer.length > longestCsi) return { inputs: [], length: buffer.length };
    // Nobody types a parameter behind Escape: it is a report whose rest is late, and would else be read as text.
    if (!isLast || buffer.length > 2) return undefined;
  }
  if (second === undefined || second === escape) return { inputs: [key('esc')], length: 1 };
  if (second === 'O' && (buffer.length > 2 || !isLast)) {
    const third = buffer[2];
    if (third === undefined) return undefined;
    const name = ss3Key(third);
    return { inputs: name ? [key(name)] : [], length: 3 };
  }
  if (beginsReply.test(buffer) && (buffer.length > 2 || !isLast)) return takeReply(buffer, isLast);
  const [first = ''] = graphemes(buffer.slice(1, 20));
  const code = first.charCodeAt(0);
  const name = code < 32 || code === 127 ? controlName(code) : first;
  return { inputs: [key(`alt+${name}`)], length: 1 + first.length };
}

/** What is told in the form of a key, but is none. */
function reportOf(parameters: string, final: string): Decoded | undefined {
  if (parameters.startsWith('<')) return mouseReport(parameters.slice(1), final);
  return parameters === '0' && final === 'n' ? { kind: 'status reply' } : undefined;
}

/** The oldest form of mouse reports: three bytes after `CSI M`. */
function takeOldMouse(buffer: string, isLast: boolean): Taken | undefined {
  if (buffer.length < 6 && !isLast) return undefined;
  return { inputs: [], length: Math.min(6, buffer.length) };
}

function takeReply(buffer: string, isLast: boolean): Taken | undefined {
  const whole = reply.exec(buffer)?.[0];
  if (whole) return { inputs: [], length: whole.length };
  return isLast || buffer.length > longestReply ? { inputs: [], length: buffer.length } : undefined;
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
    case 10:
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

const segmenter = new Intl.Segmenter();

function graphemes(text: string): string[] {
  // oxlint-disable-next-line no-control-regex -- the ASCII range
  return /^[\u0000-\u007f]*$/.test(text)
    ? text.split('')
    : Array.from(segmenter.segment(text), ({ segment }) => segment);
}
