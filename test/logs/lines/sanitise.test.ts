import { expect, test } from 'vitest';
import { sanitise } from '../../../src/logs/lines/sanitise.ts';

test('plain text, wide characters and emoji stay as they are', () => {
  for (const text of ['', 'epoch=1 loss=0.3', 'naïve 日本語 👩‍👩‍👧 e\u0301', 'see issue #015 for more']) {
    expect(sanitise(text)).toBe(text);
  }
});

test('colours survive and are switched off at the end', () => {
  expect(sanitise('\x1b[31mred')).toBe('\x1b[31mred\x1b[0m');
  expect(sanitise('\x1b[1;38;5;208mbold\x1b[0m plain')).toBe('\x1b[1;38;5;208mbold\x1b[0m plain');
  expect(sanitise('\x1b[38:2::255:0:0mred\x1b[m')).toBe('\x1b[38:2::255:0:0mred\x1b[m');
});

test('text can not be concealed, and a colour that has the number 8 is no concealing', () => {
  expect(sanitise('\x1b[8mhidden\x1b[0m')).toBe('hidden\x1b[0m');
  expect(sanitise('\x1b[1;8;31mhidden\x1b[0m')).toBe('\x1b[1;31mhidden\x1b[0m');
  expect(sanitise('\x1b[38;5;8mgrey\x1b[0m')).toBe('\x1b[38;5;8mgrey\x1b[0m');
  expect(sanitise('\x1b[48;2;8;8;8mdark\x1b[0m')).toBe('\x1b[48;2;8;8;8mdark\x1b[0m');
});

test('sequences that move the cursor or erase are dropped', () => {
  expect(sanitise('a\x1b[2K\x1b[1Gb\x1b[?25lc\x1b[10;20Hd\x1b[3J')).toBe('abcd');
});

test.each([
  ['a title', '\x1b]0;owned\x07', '\\x1b]0;owned\\x07'],
  ['a clipboard', '\x1b]52;c;aGk=\x1b\\', '\\x1b]52;c;aGk=\\x1b\\'],
  ['a device control string', '\x1bPq#0\x1b\\', '\\x1bPq#0\\x1b\\'],
  ['a reset', '\x1bc', '\\x1bc'],
  ['C1 controls', '\x9b31m\x9d0;x\x9c', '\\x9b31m\\x9d0;x\\x9c'],
  ['an unfinished sequence', 'x\x1b[31', 'x\\x1b[31'],
  ['an endless sequence', `\x1b[${'1;'.repeat(200)}m`, `\\x1b[${'1;'.repeat(200)}m`],
  ['bell, backspace, NUL, form feed', '\x07\x08\0\f', '\\x07\\x08\\x00\\x0c'],
  ['text that runs backwards', 'a\u202eb\u2066c', 'a\\u202eb\\u2066c'],
  ['other line ends', 'a\u2028b\u0085c\nd', 'a\\u2028b\\x85c\\x0ad'],
])('%s is shown and not obeyed', (_, text, shown) => {
  expect(sanitise(text)).toBe(shown);
});

test('half of a pair is replaced', () => {
  expect(sanitise('a\ud800b')).toBe('a\ufffdb');
});

test('a progress bar shows its last state, also with the #015 that SageMaker writes', () => {
  expect(sanitise('10%\r50%\r100%')).toBe('100%');
  expect(sanitise('10%\r50%\r')).toBe('50%');
  expect(sanitise('#015 10%|#  |#015 100%|###|')).toBe(' 100%|###|');
  expect(sanitise('done#015')).toBe('done');
});

test('tabs lead to the next column that is a multiple of 8, past colours and wide characters', () => {
  expect(sanitise('a\tb')).toBe('a       b');
  expect(sanitise('12345678\tb')).toBe('12345678        b');
  expect(sanitise('\x1b[31mab\x1b[0m\tc')).toBe('\x1b[31mab\x1b[0m      c');
  expect(sanitise('日本\tx')).toBe('日本    x');
});

test('whatever comes in, only printable text and colours go out', () => {
  let seed = 7;
  const random = (below: number): number => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return seed % below;
  };
  const pieces = [
    '\x1b',
    '[',
    ']',
    '0',
    ';',
    '8',
    'm',
    'P',
    '\\',
    '\x07',
    '\r',
    '\t',
    '\x9b',
    '\u202e',
    'a',
    '\0',
    '\n',
    '?',
  ];
  for (let round = 0; round < 5000; round += 1) {
    const text = Array.from({ length: 1 + random(30) }, () => pieces[random(pieces.length)]).join('');
    // oxlint-disable-next-line no-control-regex
    const left = sanitise(text).replace(/\x1b\[[0-9;:]*m/gu, '');
    // oxlint-disable-next-line no-control-regex
    expect(left).not.toMatch(/[\0-\x1f\x7f-\x9f\u202e]/u);
  }
});

test('a line of a million characters is no trouble', () => {
  expect(sanitise('\x1b[31'.repeat(250_000))).toHaveLength(250_000 * 7);
  expect(sanitise(`${'x'.repeat(10)}\r`.repeat(90_000))).toBe('x'.repeat(10));
});
