import { allBits, hasBit, noBits, setBit, type Bits } from './bits.ts';
import { asksColumns, asksText, columnRule, passes, type ColumnRule, type LineSelection } from './line-selection.ts';
import { startOf, type Lines } from './lines.ts';
import { compilePattern } from './pattern.ts';

/** Says which lines of a selection there are among some. */
export type Matcher = (lines: Lines) => Bits;

/** What a selection finds. Patterns are held against each text without its colours. */
export function matcherOf(selection: LineSelection): Matcher {
  const rule = columnRule(selection);
  const include = (selection.include ?? []).map(compilePattern);
  const exclude = (selection.exclude ?? []).map(compilePattern);
  return (lines) => {
    const bits = passing(rule, lines);
    if (!asksText(selection)) return bits;
    const text = textOf(lines);
    let left = bits;
    for (const pattern of include) left = narrow(left, text, lines.count, pattern, true);
    for (const pattern of exclude) left = narrow(left, text, lines.count, pattern, false);
    return left;
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

function textOf(lines: Lines): string {
  const { buffer, byteOffset } = lines.text;
  const text = Buffer.from(buffer, byteOffset, startOf(lines, lines.count)).toString();
  return text.includes('\u001B') ? text.replace(colours, '') : text;
}

function narrow(bits: Bits, text: string, count: number, pattern: RegExp, wanted: boolean): Bits {
  const found = literal.test(pattern.source) ? searchAll(text, count, pattern) : testEach(text, bits, count, pattern);
  return bits.map((word, index) => word & (wanted ? (found[index] ?? 0) : ~(found[index] ?? 0)));
}

/** Stands for itself from end to end, so that a match can't reach into another line. */
const literal = /^(?:[^\\^$.*+?()[\]{}|\n\r/]|\\[\^$.*+?()[\]{}|\\/])+$/u;

/** All texts searched as one: lines without a match cost next to nothing. */
function searchAll(text: string, count: number, { source, flags }: RegExp): Bits {
  const pattern = new RegExp(source, `${flags}g`);
  const bits = noBits(count);
  let line = 0;
  let end = text.indexOf('\n');
  while (end >= 0 && pattern.test(text)) {
    while (end < pattern.lastIndex) {
      end = text.indexOf('\n', end + 1);
      line += 1;
    }
    setBit(bits, line);
    pattern.lastIndex = end + 1;
    end = text.indexOf('\n', end + 1);
    line += 1;
  }
  return bits;
}

function testEach(text: string, candidates: Bits, count: number, pattern: RegExp): Bits {
  const bits = noBits(count);
  let start = 0;
  for (let line = 0; line < count; line += 1) {
    const end = text.indexOf('\n', start);
    if (hasBit(candidates, line) && pattern.test(text.slice(start, end))) setBit(bits, line);
    start = end + 1;
  }
  return bits;
}
