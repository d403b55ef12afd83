import { describe, expect, test } from 'vitest';
import { type Decoded, openDecoder } from '../../../src/tui/keys/decode.ts';

const names = (inputs: readonly Decoded[]) => inputs.map((input) => (input.kind === 'key' ? input.key : input));
const decode = (...chunks: readonly string[]) => {
  const decoder = openDecoder();
  return names([...chunks.flatMap((chunk) => decoder.push(chunk)), ...decoder.flush()]);
};

describe('keys that come together', () => {
  test('are told one by one', () => {
    expect(decode('jjj')).toEqual(['j', 'j', 'j']);
    expect(decode('ab\r')).toEqual(['a', 'b', 'enter']);
  });

  test('ten thousand of them lose none', () => {
    const text = Array.from({ length: 10_000 }, (_, index) => ['j', '\u001b[A', 'é', '\u0004'][index % 4]).join('');
    const decoder = openDecoder();
    const found: string[] = [];
    for (let at = 0; at < text.length; at += 7)
      found.push(...(names(decoder.push(text.slice(at, at + 7))) as string[]));
    expect(found.length).toBe(10_000);
    expect(found.slice(0, 4)).toEqual(['j', 'up', 'é', 'ctrl+d']);
    expect(new Set(found).size).toBe(4);
  });

  test('a grapheme of several code points is one key', () => {
    expect(decode('👩‍🔬e\u0301日')).toEqual(['👩‍🔬', 'e\u0301', '日']);
  });
});

describe('an escape sequence', () => {
  test('is one key wherever it is cut', () => {
    for (const sequence of ['\u001b[1;5C', '\u001bOP', '\u001b[3~', '\u001b[97;5u']) {
      const whole = decode(sequence);
      expect(whole).toHaveLength(1);
      for (let at = 1; at < sequence.length; at += 1) {
        const decoder = openDecoder();
        const first = decoder.push(sequence.slice(0, at));
        expect(first).toEqual([]);
        expect(decoder.isWaiting()).toBe(true);
        expect(names(decoder.push(sequence.slice(at)))).toEqual(whole);
      }
    }
  });

  test.each([
    ['\u001b[A', 'up'],
    ['\u001bOB', 'down'],
    ['\u001b[1;5D', 'ctrl+left'],
    ['\u001b[5~', 'pageup'],
    ['\u001b[Z', 'shift+tab'],
    ['\u001bOP', 'f1'],
    ['\u001b[13u', 'enter'],
    ['\u001b[105;5u', 'ctrl+i'],
    ['\u001b[103;2u', 'G'],
    ['\u001b[27;5;99~', 'ctrl+c'],
    ['\u001bb', 'alt+b'],
    ['\u001b\u007f', 'alt+backspace'],
    ['\u0003', 'ctrl+c'],
    ['\u001d', 'ctrl+]'],
    ['\t', 'tab'],
  ])('%j is %s', (bytes, key) => expect(decode(bytes)).toEqual([key]));

  test('that never goes on is Escape alone', () => expect(decode('\u001b')).toEqual(['esc']));

  test('behind a lone Escape is still whole', () => expect(decode('\u001b\u001b[A')).toEqual(['esc', 'up']));

  test('the release of a key is no key', () => expect(decode('\u001b[97;1:3u')).toEqual([]));
});

describe('what is no key', () => {
  test.each([
    ['the release of a button', '\u001b[<0;10;20m'],
    ['a move of the mouse', '\u001b[<35;10;20M'],
    ['a report of the mouse that makes no sense', '\u001b[<0;;M'],
    ['a report of the mouse with too many numbers', '\u001b[<0;1;1;1M'],
    ['a report of the mouse in the oldest form', '\u001b[M !!'],
    ['a report of focus', '\u001b[I'],
    ['the name of a terminal', '\u001b[?62;4c'],
    ['a colour of the background', '\u001b]11;rgb:0000/0000/0000\u001b\\'],
    ['a reply to a query of capabilities', '\u001bP1+r544e\u001b\\'],
  ])('%s is dropped, and the keys around it are not', (_, bytes) => {
    expect(decode(`a${bytes}b`)).toEqual(['a', 'b']);
    expect(decode('a', ...bytes.split(''), 'b')).toEqual(['a', 'b']);
  });

  test('a reply that never ends is not gathered for ever', () => {
    const decoder = openDecoder();
    decoder.push(`\u001b]11;${'x'.repeat(10_000)}`);
    expect(names(decoder.push('j'))).toEqual(['j']);
  });
});

const wheel = (by: number) => ({ kind: 'mouse', does: 'wheel', by, row: 19, column: 9 });

describe('the mouse', () => {
  const click = { kind: 'mouse', does: 'click', row: 19, column: 9 };

  test('clicks and turns its wheel at a place that is counted from 0, whatever else is held down', () => {
    expect(decode('\u001b[<0;10;20M', '\u001b[<16;10;20M')).toEqual([click, click]);
    expect(decode('\u001b[<65;10;20M')).toEqual([wheel(1)]);
  });

  test('notches of the wheel that come together are one turn', () => {
    expect(decode(`${'\u001b[<64;10;20M'.repeat(5)}j\u001b[<65;10;20M`)).toEqual([wheel(-5), 'j', wheel(1)]);
  });

  test('its report never becomes text, wherever it is cut and however long its rest takes', () => {
    const report = '\u001b[<0;10;20M';
    for (let at = 3; at < report.length; at += 1) {
      const decoder = openDecoder();
      const found = [...decoder.push(report.slice(0, at)), ...decoder.flush(), ...decoder.push(report.slice(at))];
      expect(found).toEqual([click]);
    }
  });

  test('a report that never ends is dropped', () => {
    const decoder = openDecoder();
    decoder.push(`\u001b[<${'0'.repeat(1000)}`);
    expect(names(decoder.push('j'))).toEqual(['j']);
  });
});

test("the terminal's word that all was shown is told apart from keys", () => {
  expect(decode('a\u001b[0nb')).toEqual(['a', { kind: 'status reply' }, 'b']);
});

describe('a paste', () => {
  const text = 'rm -rf\n\u001b[Aq';

  test('is text, whatever it holds', () => {
    expect(decode(`\u001b[200~${text}\u001b[201~j`)).toEqual([{ kind: 'paste', text }, 'j']);
  });

  test('is whole wherever it is cut', () => {
    const bytes = `\u001b[200~${text}\u001b[201~`;
    expect(decode(...bytes.split(''))).toEqual([{ kind: 'paste', text }]);
  });
});
