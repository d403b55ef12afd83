/** Characters of a sequence's parameters, of what stands between them and its end, and of a string such as a title or a link. */
const mostParameters = 64;
const mostIntermediates = 4;
const mostInString = 8192;

const escape = 0x1b;

/**
 * Where the escape sequence that begins at `start` ends, by ECMA-48 and as xterm reads it: the index behind it. Nothing where it
 * has no end in this text, is longer than any real one, or is none.
 */
export function endOfSequence(text: string, start: number): number | undefined {
  const kind = text.charCodeAt(start + 1);
  switch (text[start + 1]) {
    case '[':
      return endOfControl(text, start + 2);
    case ']':
      return endOfString(text, start + 2, true);
    case 'P':
    case 'X':
    case '^':
    case '_':
    case 'k':
      return endOfString(text, start + 2, false);
    default:
      return kind >= 0x20 && kind < 0x30 ? endOfEscape(text, start + 1) : isFinal(kind, 0x30) ? start + 2 : undefined;
  }
}

/** CSI: parameters, intermediates, one final character. */
function endOfControl(text: string, start: number): number | undefined {
  const after = skip(text, start, mostParameters, 0x30, 0x3f);
  const last = skip(text, after, mostIntermediates, 0x20, 0x2f);
  return isFinal(text.charCodeAt(last), 0x40) ? last + 1 : undefined;
}

/** ESC with intermediates: choices of character sets and the like. */
function endOfEscape(text: string, start: number): number | undefined {
  const last = skip(text, start, mostIntermediates, 0x20, 0x2f);
  return isFinal(text.charCodeAt(last), 0x30) ? last + 1 : undefined;
}

/** OSC, DCS, SOS, PM, APC and screen's title: up to ST, OSC also up to BEL; any other sequence, CAN and SUB break them off. */
function endOfString(text: string, start: number, byBell: boolean): number | undefined {
  const last = Math.min(text.length, start + mostInString);
  for (let at = start; at < last; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x9c || (byBell && code === 0x07)) return at + 1;
    if (code === escape) return text[at + 1] === '\\' ? at + 2 : undefined;
    if (code === 0x18 || code === 0x1a) return undefined;
  }
  return undefined;
}

function skip(text: string, start: number, most: number, from: number, to: number): number {
  let at = start;
  while (at < start + most && text.charCodeAt(at) >= from && text.charCodeAt(at) <= to) at += 1;
  return at;
}

function isFinal(code: number, from: number): boolean {
  return code >= from && code <= 0x7e;
}
