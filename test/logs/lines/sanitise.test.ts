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
  ['a title', '\x1b]0;owned\x07'],
  ['a clipboard', '\x1b]52;c;aGk=\x1b\\'],
  ['a link', '\x1b]8;;https://example.com\x1b\\'],
  ['a string that ends as 8-bit terminals end it', '\x1b]0;owned\x9c'],
  ['a device control string', '\x1bPq#0\x1b\\'],
  ['an application command, a privacy message, a start of string', '\x1b_a\x1b\\\x1b^b\x1b\\\x1bXc\x1b\\'],
  ["screen's title", '\x1bkowned\x1b\\'],
  ['a reset', '\x1bc'],
  ['a character set, a saved cursor, a keypad', '\x1b(B\x1b7\x1b='],
  ['keyboard modes that end like a colour', '\x1b[>4;1m\x1b[?4m'],
])('%s is gone without a trace', (_, sequence) => {
  expect(sanitise(`a${sequence}b`)).toBe('ab');
});

test.each([
  ['a string without an end', 'x\x1b]0;owned', 'x\\x1b]0;owned'],
  ['a string that another sequence breaks off', '\x1b]0;a\x1b[31mb', '\\x1b]0;a\x1b[31mb\x1b[0m'],
  ['a string that is cancelled', '\x1bPq\x18b', '\\x1bPq\\x18b'],
  ['a string that is too long to be meant', `\x1b]0;${'x'.repeat(9000)}\x07`, `\\x1b]0;${'x'.repeat(9000)}\\x07`],
  ['a bell that ends no device control string', '\x1bPq\x07', '\\x1bPq\\x07'],
  ['C1 controls', '\x9b31m\x9d0;x\x9c', '\\x9b31m\\x9d0;x\\x9c'],
  ['an unfinished sequence', 'x\x1b[31', 'x\\x1b[31'],
  ['an endless sequence', `\x1b[${'1;'.repeat(200)}m`, `\\x1b[${'1;'.repeat(200)}m`],
  ['an escape at the end', 'x\x1b', 'x\\x1b'],
  ['bell, backspace, NUL, form feed', '\x07\x08\0\f', '\\x07\\x08\\x00\\x0c'],
  ['text that runs backwards', 'a\u202eb\u2066c', 'a\\u202eb\\u2066c'],
  ['what is not seen', 'a\u200bb\u00adc\u2060d\u{e0041}e\u3164', 'a\\u200bb\\xadc\\u2060d\\u{e0041}e\\u3164'],
  ['a joiner within plain letters', 'ad\u200dmin', 'ad\\u200dmin'],
  ['other line ends', 'a\u2028b\u0085c\nd', 'a\\u2028b\\x85c\\x0ad'],
])('%s is shown and not obeyed', (_, text, shown) => {
  expect(sanitise(text)).toBe(shown);
});

test('a character bears only so many marks, also with colours between them', () => {
  expect(sanitise(`e${'\u0301'.repeat(10)}`)).toBe(`e${'\u0301'.repeat(8)}${'\\u0301'.repeat(2)}`);
  expect(sanitise(`e${'\x1b[31m\u0301'.repeat(10)}`).match(/\u0301/gu)).toHaveLength(8);
});

test('colours that follow each other without text are bounded', () => {
  expect(sanitise(`${'\x1b[31m'.repeat(1000)}a`)).toBe(`${'\x1b[31m'.repeat(8)}a\x1b[0m`);
});

test('fonts, unknown weights and colours without an end are left out', () => {
  expect(sanitise('\x1b[11ma\x1b[38;5mb\x1b[38;2;1;2mc\x1b[108md')).toBe('abcd');
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

test('whatever comes in, only printable text and colours go out, and stay as they are', () => {
  const random = seeded(7);
  for (let round = 0; round < 20_000; round += 1) {
    const text = Array.from({ length: 1 + random(30) }, () => pieces[random(pieces.length)]).join('');
    const safe = sanitise(text);
    // oxlint-disable-next-line no-control-regex
    const left = safe.replace(/\x1b\[[0-9;:]*m/gu, '');
    // oxlint-disable-next-line no-control-regex
    expect(left).not.toMatch(
      /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]/u,
    );
    expect(sanitise(safe)).toBe(safe);
  }
});

test('any characters at random are no exception', () => {
  const random = seeded(11);
  for (let round = 0; round < 5_000; round += 1) {
    const text = Array.from({ length: random(40) }, () =>
      String.fromCharCode(random(4) ? random(0x180) : random(0x10000)),
    ).join('');
    const safe = sanitise(text);
    // oxlint-disable-next-line no-control-regex
    expect(safe.replace(/\x1b\[[0-9;:]*m/gu, '')).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]/u);
    expect(sanitise(safe)).toBe(safe);
  }
});

test.each([
  ['unfinished sequences', '\x1b[31', 250_000],
  ['colours', '\x1b[31mx', 170_000],
  ['unfinished strings', '\x1b]', 500_000],
  ['tabs between wide characters', '日\t', 500_000],
  ['joined emoji', '👩\u200d', 330_000],
  ['marks', '\u0301', 1_000_000],
  ['SageMaker returns', '#015', 250_000],
])('a million characters of %s are no trouble', (_, piece, times) => {
  const safe = sanitise(piece.repeat(times));
  expect(sanitise(safe)).toBe(safe);
});

test('a line of many states shows the last', () => {
  expect(sanitise('\x1b[31'.repeat(250_000))).toHaveLength(250_000 * 7);
  expect(sanitise(`${'x'.repeat(10)}\r`.repeat(90_000))).toBe('x'.repeat(10));
});

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
  '#015',

  '\x1b[31m',
  '\x1b[0m',
  '\x1b[K',
  '\u200d',
  '👩',
  '\u0301',
  '日',
  '\ud83d',
  '\udc00',
  '#0',
  '15',
  ' ',
  '\ufffd',
  '\x18',
];

/** Whole numbers below a bound, the same each time. */
function seeded(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor((state / 2147483648) * below);
  };
}
