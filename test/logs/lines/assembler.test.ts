import { expect, test } from 'vitest';
import { comparePlaces, type Place, type PlacedLine } from '../../../src/logs/line.ts';
import { openAssembler } from '../../../src/logs/lines/assembler.ts';
import { aStream, events } from './a-stream.ts';

const texts = (lines: readonly PlacedLine[]): string[] => lines.map(({ text }) => text);

test('a line says whose it is, when it was and where it stands', () => {
  const [event] = events(['WARNING: low disk'], { id: 'e1', ingestion: 1_200, skew: 100, isLate: true });
  expect(openAssembler().add(event ? [event] : [])).toEqual([
    {
      run: 'train',
      group: '/g',
      stream: 'train/algo-1-1700000000',
      host: 'algo-1',
      timestamp: 1_000,
      text: 'WARNING: low disk',
      level: 'warning',
      ingestion: 1_200,
      id: 'e1',
      late: true,
      order: 900,
      streamIndex: 0,
      sequence: 0,
    },
  ]);
});

test('an event may hold several lines, with ends of either kind', () => {
  const lines = openAssembler().add(events(['a\nb\r\n\nc\n', 'd\r\n']));
  expect(texts(lines)).toEqual(['a', 'b', '', 'c', 'd']);
  expect(lines.map(({ sequence }) => sequence)).toEqual([0, 1, 2, 3, 4]);
});

test('the lines of one call are in the order of their places', () => {
  const first = events(['a', 'b', 'c'], { stream: aStream(0) });
  const second = events(['x', 'y'], { stream: aStream(1), timestamp: 1_001 });
  expect(texts(openAssembler().add([...first, ...second]))).toEqual(['a', 'b', 'x', 'c', 'y']);
});

test('lines of equal times keep the order in which they came, over calls', () => {
  const assembler = openAssembler();
  const told = [...assembler.add(events(['a'])), ...assembler.add(events(['b']))];
  expect(told.map(({ order, sequence }) => [order, sequence])).toEqual([
    [1_000, 0],
    [1_000, 1],
  ]);
});

test('lines that are to be hidden are not told, nor counted', () => {
  const assembler = openAssembler({ hide: (text) => text.startsWith('mark') });
  expect(assembler.add(events(['mark 1', 'a'])).map(({ text, sequence }) => [text, sequence])).toEqual([['a', 0]]);
});

test('a line of JSON is known as one, also behind colours', () => {
  const lines = openAssembler().add(
    events(['{"level":"error","msg":"x"}', '{not', '{"a":1} b', '\x1b[31m{"level":30}']),
  );
  expect(lines.map(({ json, level }) => [json, level])).toEqual([
    [true, 'error'],
    [undefined, undefined],
    [undefined, undefined],
    [true, 'warning'],
  ]);
});

test('of many streams, each event is told once whatever the calls', () => {
  const all = Array.from({ length: 500 }, (_, index) =>
    events([`line ${index}`], { stream: aStream(index % 7), timestamp: 1_000 + Math.floor(index / 3) }),
  ).flat();
  const assembler = openAssembler();
  const told = [all.slice(0, 100), all.slice(100, 101), [], all.slice(101)].flatMap((part) => assembler.add(part));
  expect(texts([...told, ...assembler.flush()]).sort()).toEqual(all.map(({ message }) => message).sort());
});

test('hostile bytes, however cut into events and calls, give safe lines in order, none twice', () => {
  let seed = 5;
  const random = (below: number): number => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return Math.floor((seed / 2147483648) * below);
  };
  const pieces = [
    '\x1b[31',
    'm',
    '\x1b]8;;',
    '\x07',
    '\r',
    '\n',
    '\r\n',
    '#015',
    '  File "a", line 1',
    'Traceback (most recent call last):',
  ];
  const more = [
    ' 10%',
    'ERROR: x',
    '{"a":1}',
    '\u202e',
    '\ud800',
    '\uFFFD',
    'x'.repeat(16_384),
    '\0',
    '',
    'java.lang.Error: x',
  ];
  const all = [...pieces, ...more];
  for (let round = 0; round < 300; round += 1) {
    const assembler = openAssembler();
    const places = new Set<string>();
    const check = (lines: readonly PlacedLine[]): void => {
      expect(lines.toSorted(comparePlaces)).toEqual(lines);
      for (const line of lines) places.add(placeOf(line));
      const overwritten = lines.flatMap(({ overwrites }) => (overwrites ? [placeOf(overwrites)] : []));
      expect(overwritten.filter((place) => !places.has(place))).toEqual([]);
      for (const text of lines.flatMap((line) => [line.text, line.raw ?? ''])) {
        // oxlint-disable-next-line no-control-regex
        expect(text.replace(/\x1b\[[0-9;:]*m/gu, '')).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u202e]/u);
      }
    };
    let told = 0;
    for (let call = 0; call < 10; call += 1) {
      const batch = Array.from({ length: random(6) }, () => {
        const message = Array.from({ length: random(5) }, () => all[random(all.length)]).join('');
        return events([message], { stream: aStream(random(3)), timestamp: 1_000 + random(10) + call * 5 });
      }).flat();
      for (const lines of [assembler.add(batch), random(3) ? [] : assembler.release()]) {
        told += lines.length;
        check(lines);
      }
    }
    const last = assembler.flush();
    check(last);
    expect(places.size).toBe(told + last.length);
    expect(assembler.flush()).toEqual([]);
  }
});

const placeOf = ({ streamIndex, sequence }: Place): string => `${streamIndex} ${sequence}`;
