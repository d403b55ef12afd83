import { allBits, clearBit, hasBit, noBits, setBit, type Bits } from './bits.ts';
import { asksColumns, columnRule, passes, type ColumnRule, type LineSelection } from './line-selection.ts';
import { startOf, type Lines } from '../blocks/lines.ts';
import { compilePattern } from './pattern.ts';

/** Says which lines of a selection there are among some. */
export type Matcher = (lines: Lines) => Bits;

/** About how many bytes are made one text: it then stays in the processor's cache, and is forgotten cheaply. */
const textBytes = 2 ** 16;

/** What a selection finds. Patterns are held against each text without its colours. */
export function matcherOf(selection: LineSelection): Matcher {
  const rule = columnRule(selection);
  const include = (selection.include ?? []).map((pattern) => testerOf(compilePattern(pattern), true));
  const exclude = (selection.exclude ?? []).map((pattern) => testerOf(compilePattern(pattern), false));
  const testers = [...include, ...exclude];
  return (lines) => {
    const bits = passing(rule, lines);
    if (testers.length === 0) return bits;
    for (let from = 0; from < lines.count;) {
      const until = Math.max(from + 1, firstEnding(lines, startOf(lines, from) + textBytes));
      const text = textOf(lines, from, until);
      for (const narrow of testers) narrow(bits, text, from, until);
      from = until;
    }
    return bits;
  };
}

function passing(rule: ColumnRule, lines: Lines): Bits {
  if (!asksColumns(rule)) return allBits(lines.count);
  const bits = noBits(lines.count);
  for (let line = 0; line < lines.count; line += 1) if (passes(rule, lines, line)) setBit(bits, line);
  return bits;
}

// oxlint-disable-next-line no-control-regex -- it is what colours begin with
const colours = /\u001B\[[\d;:]*m/gu;

function textOf(lines: Lines, from: number, until: number): string {
  const { buffer, byteOffset } = lines.text;
  const start = startOf(lines, from);
  const text = Buffer.from(buffer, byteOffset + start, startOf(lines, until) - start).toString();
  return text.includes('\u001B') ? text.replace(colours, '') : text;
}

/** The first line that ends behind this byte of the text. */
function firstEnding(lines: Lines, byte: number): number {
  let low = 0;
  let high = lines.count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((lines.ends[middle] ?? 0) < byte) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Takes lines out of those from `from` on and before `until`, whose texts follow each other in `text`. */
type Tester = (bits: Bits, text: string, from: number, until: number) => void;

/** Takes out the lines that match, or those that don't where matching ones are wanted. */
function testerOf(pattern: RegExp, wanted: boolean): Tester {
  const { source, flags } = pattern;
  if (!staysInLine.test(source)) return (...given) => testEach(pattern, wanted, ...given);
  const global = new RegExp(source, `${flags}gm`);
  return (bits, text, from, until) => {
    const test = otherEnds.test(text) ? testEach : searchAll;
    test(test === searchAll ? global : pattern, wanted, bits, text, from, until);
  };
}

/**
 * Made of what can't match a line end, so that lines can be searched as one text: plain characters, `.`, `\d`, `\w`, `\S`, classes
 * of such, groups, looks around, repeats, and the edges of lines and words, which are the same within a text of many lines.
 */
const staysInLine =
  /^(?:[^\\[\](){}^$.*+?|\p{Cc}]|\\[\^$.*+?()[\]{}|\\/]|\\[dwSbB]|[.^$|)*+?]|\{\d+(?:,\d*)?\}|\((?!\?)|\(\?(?:[:=!]|<[=!])|\[(?!\^)(?:[^\\[\]\p{Cc}]|\\[\^$.*+?()[\]{}|\\/-]|\\[dwS])+\])+$/u;

/** Ends of lines to an expression, but not to a log. */
const otherEnds = /[\u2028\u2029]/u;

/** All texts searched as one: lines without a match cost little. */
function searchAll(pattern: RegExp, wanted: boolean, bits: Bits, text: string, from: number, until: number): void {
  let line = from;
  let start = 0;
  // What matches behind the last line end is no line.
  for (pattern.lastIndex = 0; line < until && pattern.test(text) && pattern.lastIndex < text.length;) {
    let end = text.indexOf('\n', start);
    for (; end < pattern.lastIndex; end = text.indexOf('\n', end + 1)) {
      if (wanted) clearBit(bits, line);
      line += 1;
    }
    if (!wanted) clearBit(bits, line);
    line += 1;
    start = end + 1;
    pattern.lastIndex = start;
  }
  if (wanted) for (; line < until; line += 1) clearBit(bits, line);
}

function testEach(pattern: RegExp, wanted: boolean, bits: Bits, text: string, from: number, until: number): void {
  let start = 0;
  for (let line = from; line < until; line += 1) {
    const end = text.indexOf('\n', start);
    if (hasBit(bits, line) && pattern.test(text.slice(start, end)) !== wanted) clearBit(bits, line);
    start = end + 1;
  }
}
