import { describe, expect, it } from 'vitest';
import { hasBit } from '../../../../src/logs/store/filters/bits.ts';
import type { LinePattern } from '../../../../src/logs/store/log-store.ts';
import { matcherOf } from '../../../../src/logs/store/filters/match-lines.ts';
import { takeBatch } from '../../../../src/logs/store/blocks/take-batch.ts';
import { batchOf, pick, randomOf, randomText, type Random, type TestLine } from '../random-lines.ts';

function lineOf(text: string, sequence: number): TestLine {
  return { order: 0, streamIndex: 0, sequence, timestamp: 0, text };
}

function matching(texts: readonly string[], pattern: LinePattern): string[] {
  const bits = matcherOf({ include: [pattern] })(takeBatch(batchOf(texts.map(lineOf))));
  return texts.filter((_, line) => hasBit(bits, line));
}

/** Now and then with what ends lines to an expression. */
function oddText(random: Random): string {
  return random() < 0.01 ? `step\u2028${randomText(random)}` : randomText(random);
}

const atoms = [
  'step', 'k', 'ß', 's', '\\.', '.', '\\s', '\\S', '\\W', '\\b', '\\B', '^', '$', '[^x]', '[\\s\\]]', '(?=9)', '(?<!e)', '(?<=\\s)', '(?!.)', '\\p{L}', '\\n',
  '9', 'é', '😀', '日', ' ', '=0', 'ERR', 'a\\.b\\*c', '\\[x\\]', '/', '(?:R|r)', '(?:)', '(', ')', '(?!=|$)', '(?<=^|-)', '[ -~]', '[\\d.*é]', '[^]', '{2,}', '(?=.*9)', '(?<!\\w)',
] as const; // prettier-ignore

function randomPattern(random: Random): LinePattern {
  const source = Array.from({ length: 1 + Math.floor(random() * 3) }, () => {
    const atom = pick(random, atoms);
    const quantifier = /^(?:\\[bB]|[\^$]|\(\?[=!<].*)$/u.test(atom)
      ? ''
      : pick(random, ['', '', '', '*', '+', '?', '{2}']);
    return `${atom}${quantifier}`;
  }).join(pick(random, ['', '', '|']));
  return { source, flags: pick(random, ['u', 'iu']) };
}

function isValid(source: string): boolean {
  try {
    return new RegExp(source, 'u').source !== '';
  } catch {
    return false;
  }
}

describe('matching a block of lines', () => {
  it.each([1, 2, 3, 4])('finds what a test of each line by itself finds, whatever the pattern (seed %i)', (seed) => {
    const random = randomOf(seed);
    for (let tries = 0; tries < 400; tries += 1) {
      const texts = Array.from({ length: Math.floor(random() * 30) }, () => oddText(random));
      const { source, flags } = randomPattern(random);
      if (!isValid(source)) continue;
      const expected = texts.filter((text) =>
        new RegExp(source, flags).test(text.replaceAll('\u001B[31m', '').replaceAll('\u001B[0m', '')),
      );
      expect({ source, flags, found: matching(texts, { source, flags }) }).toEqual({ source, flags, found: expected });
    }
  });

  it('looks through colours', () => {
    expect(matching(['\u001B[31mCUDA\u001B[0m out of memory'], { source: 'CUDA out', flags: 'u' })).toHaveLength(1);
    expect(matching(['\u001B[31mCUDA\u001B[0m'], { source: '31|\\[', flags: 'u' })).toHaveLength(0);
  });

  it('lets no match reach from one line into the next', () => {
    expect(matching(['ends with a', 'b begins', 'a b'], { source: 'a\\s*b', flags: 'u' })).toEqual(['a b']);
    expect(matching(['ends with a', 'b begins'], { source: 'a(?!\\s*b)', flags: 'u' })).toEqual(['ends with a']);
  });

  it('takes a line end within a text for a blank', () => {
    const lines = takeBatch(batchOf([lineOf('one\ntwo\rthree', 0), lineOf('four', 1)]));
    expect(Buffer.from(lines.text.subarray(0, lines.ends[1])).toString()).toBe('one two three\nfour');
  });
});
