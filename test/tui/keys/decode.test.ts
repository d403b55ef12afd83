import { StringDecoder } from 'node:string_decoder';
import { describe, expect, test } from 'vitest';
import { type Decoded, openDecoder } from '../../../src/tui/keys/decode.ts';

const names = (inputs: readonly Decoded[]) => inputs.map((input) => (input.kind === 'key' ? input.key : input));
const decode = (...chunks: readonly string[]) => {
  const decoder = openDecoder();
  return names([...chunks.flatMap((chunk) => decoder.push(chunk)), ...decoder.flush()]);
};

/** The events of bytes that come in chunks. */
const read = (chunks: readonly Uint8Array[]) => {
  const utf8 = new StringDecoder('utf8');
  const decoder = openDecoder();
  return [...chunks.flatMap((chunk) => decoder.push(utf8.write(Buffer.from(chunk)))), ...decoder.flush()];
};
const told = (rgb: string) => openDecoder().push(`\u001b]11;${rgb}\u0007`);

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

  test('ten thousand in one piece lose none either', () => {
    const found = openDecoder().push('\u001b[Aj\u001b[1;5Cé'.repeat(2500));
    expect(found).toHaveLength(10_000);
    expect(new Set(names(found))).toEqual(new Set(['up', 'j', 'ctrl+right', 'é']));
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
    ['\u001b[27u', 'esc'],
    ['\u001b[27;2;13~', 'shift+enter'],
    ['\u001b[13;3u', 'alt+enter'],
    ['\u001b[97;5:1u', 'ctrl+a'],
    ['\u001b[97;5:2u', 'ctrl+a'],
    ['\u001b[97:65;2u', 'A'],
    ['\u001b[50:34;2u', '"'],
    ['\u001b[97;129u', 'a'],
    ['\u001b[97;69u', 'ctrl+a'],
    ['\u001b[0;;229u', 'å'],
    ['\u001b[57404u', '5'],
    ['\u001b[57414u', 'enter'],
    ['\u001b[57420u', 'down'],
    ['\u001b[99;9u', 'super+c'],
    ['\u001b[[A', 'f1'],
    ['\u001b[3$', 'shift+delete'],
    ['\u001b[3^', 'ctrl+delete'],
    ['\u001b[a', 'shift+up'],
    ['\u001bOa', 'ctrl+up'],
    ['\u001bO5C', 'right'],
    ['\u001b\r', 'alt+enter'],
    ['\u001b]', 'alt+]'],
    ['\u001b[', 'alt+['],
    ['\n', 'ctrl+j'],
    ['\u001bb', 'alt+b'],
    ['\u001b\u007f', 'alt+backspace'],
    ['\u0003', 'ctrl+c'],
    ['\u001d', 'ctrl+]'],
    ['\t', 'tab'],
  ])('%j is %s', (bytes, key) => expect(decode(bytes)).toEqual([key]));

  test('that never goes on is Escape alone', () => expect(decode('\u001b')).toEqual(['esc']));

  test('behind a lone Escape is still whole', () => expect(decode('\u001b\u001b[A')).toEqual(['esc', 'up']));

  test('that is broken off is dropped without its rest becoming text', () => {
    expect(decode('\u001b[1;5\rj')).toEqual(['enter', 'j']);
    expect(decode('\u001b]11;rgb:00\rj')).toEqual(['enter', 'j']);
  });

  test('of Shift, Super or a lock alone is no key', () => {
    expect(decode('\u001b[57441u\u001b[57444u\u001b[57358u')).toEqual([]);
  });

  test('with what writes nothing never writes', () => {
    const found = openDecoder().push('\u001b[99;9u\u001b[99;3u\u001b[128u\u001b[55296u\u001b[9999999u');
    expect(found.every((input) => input.kind === 'key' && input.text === undefined)).toBe(true);
  });

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
    ['a version', '\u001b[>41;354;0c'],
    ['a colour of the text', '\u001b]10;rgb:0000/0000/0000\u001b\\'],
    ['a mode', '\u001b[?2026;1$y'],
    ['the size of the window', '\u001b[48;24;80;480;800t'],
    ['a private message', '\u001b^secret\u001b\\'],
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

describe('bytes, wherever they are cut', () => {
  const whole = [
    'jé日👩\u001b[A\u001b[1;5C\u001bOP\u0003\t\r',
    '\u001b[97;5u\u001b[97:65;2:1u\u001b[27;5;99~\u001b[57404u',
    '\u001b[<0;10;20M\u001b[I\u001b[O\u001b[M !!\u001b[[B',
    '\u001b]11;rgb:ffff/ffff/ffff\u001b\\\u001b[?62;4c\u001b[0n\u001b]11;rgb:0/0/0\u0007',
    '\u001b[200~a\nb\u001b[A日\u001b[201~\u001bb\u001b\u001b[Bq\u001bP1+r544e\u001b\\z',
  ].join('');
  const bytes = Buffer.from(whole, 'utf8');
  const all = read([bytes]);

  test('are the same events in two pieces', () => {
    expect(all.length).toBeGreaterThan(20);
    for (let at = 0; at <= bytes.length; at += 1)
      expect(read([bytes.subarray(0, at), bytes.subarray(at)])).toEqual(all);
  });

  test('and in as many as there are', () => {
    expect(read(Array.from(bytes, (byte) => Uint8Array.of(byte)))).toEqual(all);
  });

  test('write nothing where they are no UTF-8', () => {
    const broken = Buffer.from([0x6a, 0xff, 0xfe, 0xc3, 0x28, 0x80, 0xf0, 0x9f, 0x6b]);
    expect(names(read([broken]))).toEqual(['j', '(', 'k']);
    expect(names(read([Buffer.from('a\u009b31mb', 'utf8')]))).toEqual(['a', '3', '1', 'm', 'b']);
  });

  test('at random are taken without an error, and nothing is kept for ever', () => {
    let seed = 7;
    const next = () => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648);
    const alphabet = [
      '\u001b',
      '[',
      'O',
      ']',
      ';',
      '1',
      '<',
      'M',
      '~',
      'u',
      '\u0007',
      '\\',
      'a',
      '日',
      '\u0003',
      '$',
      '?',
    ];
    for (let turn = 0; turn < 2000; turn += 1) {
      const text = Array.from({ length: next() % 24 }, () => alphabet[next() % alphabet.length] ?? '').join('');
      const decoder = openDecoder();
      const once = [...decoder.push(text), ...decoder.push('\r\rq')];
      expect(once.at(-1)).toMatchObject({ key: 'q' });
    }
  });
});

test('what a terminal says of its background is told as light or dark', () => {
  expect(told('rgb:ffff/ffff/ffff')).toEqual([{ kind: 'background reply', background: 'light' }]);
  expect(told('rgb:fd/f6/e3')).toEqual([{ kind: 'background reply', background: 'light' }]);
  expect(told('rgba:0000/2b2b/3636/ffff')).toEqual([{ kind: 'background reply', background: 'dark' }]);
  expect(told('no colour')).toEqual([]);
});

test("the terminal's word that all was shown is told apart from keys", () => {
  expect(decode('a\u001b[0nb')).toEqual(['a', { kind: 'status reply' }, 'b']);
});

describe('a paste', () => {
  const text = 'rm -rf\n\u001b[Aq';

  test('is text, whatever it holds', () => {
    expect(decode(`\u001b[200~${text}\u001b[201~j`)).toEqual([{ kind: 'paste', text }, 'j']);
  });

  test('of a megabyte is whole in chunks of any size, and the keys behind it are keys', () => {
    const long = 'line of text\n'.repeat(80_000);
    const bytes = `\u001b[200~${long}\u001b[201~q`;
    for (const size of [bytes.length, 4096]) {
      const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
        bytes.slice(at * size, (at + 1) * size),
      );
      const decoder = openDecoder();
      const found = chunks.flatMap((chunk) => decoder.push(chunk));
      expect(found[0]?.kind === 'paste' && found[0].text === long).toBe(true);
      expect(names(found.slice(1))).toEqual(['q']);
    }
  });

  test('is whole wherever it is cut', () => {
    const bytes = `\u001b[200~${text}\u001b[201~`;
    expect(decode(...bytes.split(''))).toEqual([{ kind: 'paste', text }]);
  });
});
