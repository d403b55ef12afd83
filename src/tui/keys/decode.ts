import type { Input, Reply } from './input.ts';
import { takeAt } from './take-at.ts';

/** What a terminal sends: what a person did, and its own answers. */
export type Decoded = Input | Reply;

/** Turns what a terminal sends into keys, pastes and the mouse's doings, however it was cut into chunks. */
export interface Decoder {
  push: (chunk: string) => Decoded[];
  /** True where an escape sequence has begun; what is no longer to be waited for is ended by `flush`. */
  isWaiting: () => boolean;
  flush: () => Decoded[];
}

const pasteEnd = '\u001b[201~';
/** Characters of one paste. */
const longestPaste = 1024 * 1024;

/** What is neither known nor asked for is dropped; it never becomes keys. Takes time in proportion to what was sent. */
export function openDecoder(): Decoder {
  let buffer = '';
  let paste: string | undefined;

  /** Takes what of a paste stands at `at`, and answers with where it ends; -1 where more has to come. */
  const takePaste = (at: number, begun: string): { text: string; end: number } => {
    const end = buffer.indexOf(pasteEnd, at);
    const upTo = end === -1 ? Math.max(at, buffer.length - pasteEnd.length + 1) : end;
    paste = begun + buffer.slice(at, Math.min(upTo, at + longestPaste - begun.length));
    if (end === -1) buffer = buffer.slice(upTo);
    return { text: paste, end: end === -1 ? -1 : end + pasteEnd.length };
  };

  const drain = (isLast: boolean): Decoded[] => {
    const found: Decoded[] = [];
    let at = 0;
    for (;;) {
      if (paste !== undefined) {
        const { text, end } = takePaste(at, paste);
        if (end === -1) return found;
        found.push({ kind: 'paste', text });
        paste = undefined;
        at = end;
      }
      const taken = takeAt(buffer, at, isLast);
      if (!taken) break;
      at = taken.end;
      if (taken.beginsPaste) paste = '';
      for (const input of taken.inputs) add(found, input);
    }
    buffer = buffer.slice(at);
    return found;
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
