import { isSafe, visible } from './characters.ts';
import { endOfSequence } from './escape-sequence.ts';
import { boundMarks } from './marks.ts';
import { visibleSgr } from './sgr.ts';
import { expandTabs } from './tabs.ts';

/** Colour sequences that may follow each other without text between them, so that a row can't be made of nothing else. */
const mostColours = 8;

/** Joiners (of emoji, of Persian) in what may be one sign. */
const mostJoiners = 8;

const escape = 0x1b;

/* oxlint-disable no-control-regex -- control characters are what this file is about */
const plain =
  /^[\x20-\x7E\xA0-\xAC\xAE-\u02FF\u0370-\u0482\u2010-\u2027\u2030-\u205E\u20A0-\u20CF\u2100-\u2FFF\u3001-\u3029\u3040-\u3098\u30A0-\u3163\u3400-\uA66E\uAC00-\uD7FF\uF900-\uFAFF\uFF01-\uFF9F]*$/;
/* oxlint-enable no-control-regex */

/**
 * A text that a terminal may be given: colours (SGR) survive, and are switched off at the end; other complete sequences (CSI,
 * OSC, DCS, SOS, PM, APC, ESC and a letter) are gone; whatever else controls, hides or turns text, and the beginning of a
 * sequence that has no end, is shown as an escape such as `\x07` or `\u202e`. Tabs are expanded; halves of surrogate pairs are
 * U+FFFD.
 */
export function neutralise(text: string): string {
  // Most lines have nothing in them to look at.
  return plain.test(text) ? text : boundMarks(expandTabs(parse(text)));
}

function parse(text: string): string {
  const { length } = text;
  let safe = '';
  let from = 0;
  /** The character before `from` in what is safe. */
  let before = 0;
  let [joiners, colours, coloursEnd, isColoured] = [0, 0, 0, false];
  const keepUpTo = (at: number): void => {
    if (at === from) return;
    safe += text.slice(from, at);
    before = text.charCodeAt(at - 1);
  };
  const show = (code: number): void => {
    safe += visible(code);
    before = 0;
  };
  for (let at = 0; at < length;) {
    const code = text.charCodeAt(at);
    if (code >= 0x20 && code < 0x7f) {
      joiners = 0;
      at += 1;
      continue;
    }
    if (code === escape) {
      const end = endOfSequence(text, at);
      keepUpTo(at);
      if (end === undefined) {
        show(code);
      } else {
        const sgr = sgrOf(text, at, end);
        if (sgr !== undefined) {
          colours = coloursEnd === safe.length ? colours + 1 : 1;
          if (colours <= mostColours) safe += `\x1B[${sgr}m`;
          if (colours <= mostColours) isColoured = !/^0*$/.test(sgr);
          coloursEnd = safe.length;
        }
      }
      at = end ?? at + 1;
      from = at;
      continue;
    }
    const point = text.codePointAt(at) ?? code;
    const next = at + (point > 0xffff ? 2 : 1);
    const isJoiner = point === 0x200c || point === 0x200d;
    if (isJoiner) joiners += 1;
    const joins =
      isJoiner &&
      joiners <= mostJoiners &&
      (at === from ? before : text.charCodeAt(at - 1)) >= 0x80 &&
      canBeJoined(text.codePointAt(next));
    if (!joins && !isSafe(point)) {
      keepUpTo(at);
      show(point);
      from = next;
    }
    at = next;
  }
  if (from === 0) return isColoured ? `${text}\x1B[0m` : text;
  keepUpTo(length);
  return isColoured ? `${safe}\x1B[0m` : safe;
}

function sgrOf(text: string, start: number, end: number): string | undefined {
  if (text[end - 1] !== 'm' || text[start + 1] !== '[') return undefined;
  return visibleSgr(text.slice(start + 2, end - 1));
}

function canBeJoined(point: number | undefined): boolean {
  return point !== undefined && point >= 0x80 && isSafe(point) && !/^\p{M}/u.test(String.fromCodePoint(point));
}
