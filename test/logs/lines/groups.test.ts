import { expect, test } from 'vitest';
import type { LogEvent } from '../../../src/logs/event.ts';
import type { PlacedLine } from '../../../src/logs/line.ts';
import { openAssembler } from '../../../src/logs/lines/assembler.ts';
import { aStream, events } from './a-stream.ts';

/** Lines that must all belong to the first of them, which is an error. */
const wholes: readonly (readonly [what: string, text: string])[] = [
  [
    "Python's traceback",
    `Traceback (most recent call last):
  File "/opt/ml/code/train.py", line 3, in <module>
    main()
    ~~~~^^
ValueError: no rows`,
  ],
  [
    'a chain of them behind the line of a logger',
    `ERROR:root:it failed
Traceback (most recent call last):
  File "a.py", line 1, in f
    g()
KeyError: 'x'

During handling of the above exception, another exception occurred:

Traceback (most recent call last):
  File "a.py", line 3, in <module>
    f()
pkg.errors.TrainingError: bad`,
  ],
  [
    'a chain without the empty lines, which the service does not take',
    `Traceback (most recent call last):
  File "a.py", line 1, in f
KeyError: 'x'
The above exception was the direct cause of the following exception:
Traceback (most recent call last):
  File "a.py", line 3, in <module>
SystemExit: 1`,
  ],
  [
    'a mistake of syntax',
    `  File "a.py", line 3
    foo(
       ^
SyntaxError: '(' was never closed`,
  ],
  [
    'a group of exceptions',
    `  + Exception Group Traceback (most recent call last):
  |   File "a.py", line 1, in <module>
  |     raise ExceptionGroup('several', errors)
  | ExceptionGroup: several (2 sub-exceptions)
  +-+---------------- 1 ----------------
    | ValueError: a
    +---------------- 2 ----------------
    | Traceback (most recent call last):
    |   File "b.py", line 2, in f
    | TypeError: b
    +------------------------------------`,
  ],
  [
    "the JVM's, behind a line of Spark's",
    `26/01/02 10:00:00 ERROR Executor: Exception in task 0.0 in stage 1.0 (TID 1)
java.lang.RuntimeException: boom
\tat org.apache.spark.Foo$.bar(Foo.scala:12)
\t... 12 more
Caused by: java.io.IOException: disk
\tat java.base/java.io.File.read(File.java:1)
\tSuppressed: java.lang.IllegalStateException
\t\tat x.Y.z(Y.java:2)`,
  ],
  [
    "the JVM's by itself",
    `Exception in thread "main" org.apache.spark.SparkException: Job aborted
\tat org.apache.spark.Foo.bar(Foo.scala:12)
Caused by: java.lang.OutOfMemoryError
\tat a.B.c(B.java:1)`,
  ],
  [
    'one of many processes on a host',
    `[rank1]: Traceback (most recent call last):
[rank1]:   File "a.py", line 1, in f
[rank1]:     g()
[rank1]: RuntimeError: NCCL error`,
  ],
  [
    'a crash of the interpreter',
    `Fatal Python error: Segmentation fault

Current thread 0x00007f (most recent call first):
  File "a.py", line 1 in f`,
  ],
];

test.each(wholes)('%s is one group, in events of a line each and in one event', (_, text) => {
  const split = openAssembler().add(events(['before', ...text.split('\n'), 'after']));
  const single = openAssembler().add(events(['before', text, 'after']));
  for (const lines of [split, single]) {
    const [head, ...rest] = lines.slice(1, -1);
    expect(head).toMatchObject({ level: 'error', order: 1_001 });
    expect(head?.continues).toBeUndefined();
    for (const line of rest) expect(line).toMatchObject({ continues: true, level: 'error', order: 1_001 });
    expect(lines.at(-1)).toMatchObject({ text: 'after' });
    expect(lines.at(-1)?.continues).toBeUndefined();
    expect(lines.at(-1)?.level).toBeUndefined();
  }
});

test("no other host's line comes between, though it was written between", () => {
  const python = ['Traceback (most recent call last):', '  File "a.py", line 1, in f', 'ValueError: a'];
  const other = events(['x', 'y', 'z'], { stream: aStream(1) });
  const told = openAssembler().add([...events(python), ...other]);
  expect(told.map(({ text }) => text)).toEqual([...python, 'x', 'y', 'z']);
});

test('a traceback goes on over calls', () => {
  const assembler = openAssembler();
  const told = events(['Traceback (most recent call last):', '  File "a.py", line 1, in f', 'ValueError: a']).flatMap(
    (event) => assembler.add([event]),
  );
  expect(told.map(({ order, continues }) => [order, continues])).toEqual([
    [1_000, undefined],
    [1_000, true],
    [1_000, true],
  ]);
});

test('two streams that raise at once keep theirs apart', () => {
  const python = ['Traceback (most recent call last):', '  File "a.py", line 1, in f', 'ValueError: a'];
  const [first, second] = [events(python), events(python, { stream: aStream(1) })];
  const mixed = first.flatMap((event, index): LogEvent[] => (second[index] ? [event, second[index]] : [event]));
  expect(
    openAssembler()
      .add(mixed)
      .map(({ streamIndex }) => streamIndex),
  ).toEqual([0, 0, 0, 1, 1, 1]);
});

test('indented lines continue the one before, and have its level', () => {
  const lines = openAssembler().add(events(['INFO: config', '  a: 1', '  b: 2', 'INFO: go']));
  expect(lines.map(({ level, continues }) => [level, continues])).toEqual([
    ['info', undefined],
    ['info', true],
    ['info', true],
    ['info', undefined],
  ]);
});

test('frames make an error of the line before them', () => {
  const lines = openAssembler().add(events(['something broke', '    at f (a.js:1:2)', '    at g (a.js:2:2)']));
  expect(lines.map(({ level }) => level)).toEqual(['error', 'error', 'error']);
});

const heads = (lines: readonly PlacedLine[]): number => lines.filter(({ continues }) => !continues).length;

test('indented lines long after, behind an empty one, and bars stand by themselves', () => {
  const later = [...events(['a']), ...events(['  b'], { timestamp: 60_000 })];
  expect(heads(openAssembler().add(later))).toBe(2);
  expect(heads(openAssembler().add(events(['a', '', '  b'])))).toBe(3);
  expect(heads(openAssembler().add(events(['a', '  3/100 [>.....]', ' 10%|# |'])))).toBe(3);
});

test('a stream that only ever indents is many groups', () => {
  const lines = openAssembler().add(events(Array.from({ length: 1_000 }, (_, index) => `  row ${index}`)));
  expect(heads(lines)).toBeGreaterThanOrEqual(5);
  expect(heads(lines)).toBeLessThan(20);
});

test('the line of a logger behind frames ends them', () => {
  const lines = openAssembler().add(
    events(['Traceback (most recent call last):', '  File "a.py", line 1, in f', 'INFO:root:alive', 'plain']),
  );
  expect(lines.map(({ level, continues }) => [level, continues])).toEqual([
    ['error', undefined],
    ['error', true],
    ['info', undefined],
    [undefined, undefined],
  ]);
});

test('a late traceback is a group of its own in the past', () => {
  const assembler = openAssembler();
  assembler.add(events(['Traceback (most recent call last):', '  File "a.py", line 1, in f'], { timestamp: 9_000 }));
  const late = assembler.add(
    events(['Traceback (most recent call last):', '  File "b.py", line 1, in f', 'KeyError: 1'], { isLate: true }),
  );
  expect(late.map(({ order, late: isLate }) => [order, isLate])).toEqual([
    [1_000, true],
    [1_000, true],
    [1_000, true],
  ]);
  expect(assembler.add(events(['ValueError: a'], { timestamp: 9_002 }))).toMatchObject([
    { order: 9_000, continues: true },
  ]);
});
