import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openEvaluator, type Evaluator } from '../../../src/inspect/evaluator/evaluate.ts';

setFlagsFromString('--expose-gc');

let evaluator: Evaluator;
let late: unknown[];
const jobs = [{ name: 'train' }];
beforeEach(async () => {
  late = [];
  evaluator = await openEvaluator(
    { jobs, twice: (value: number) => value * 2, sleep: (ms: number) => new Promise((done) => setTimeout(done, ms)) },
    { longestRun: 150, onLate: (thrown) => late.push(thrown) },
  );
});
afterEach(() => evaluator.close());

const valueOf = async (text: string) => {
  const evaluated = await evaluator.evaluate(text);
  expect(evaluated.kind).toBe('value');
  return evaluated.kind === 'value' ? evaluated.value : undefined;
};

const goesOn = async () => expect(await valueOf('1 + 1')).toBe(2);
const complete = async (text: string) => (await evaluator.complete(text, text.length)).words.map(({ word }) => word);

describe('an expression', () => {
  test.each([
    ['1 + 1', 2],
    ['twice(21)', 42],
    ['await Promise.resolve(3)', 3],
    ['2n ** 70n', 2n ** 70n],
    ['-0', -0],
    ['undefined', undefined],
    ['const x: number = 4; x as number', 4],
    ['{ a: 1 }.a', 1],
    ['let y = 1; y + 1;', 2],
    ['  { a: { b: 1 } }  ', { a: { b: 1 } }],
    ['{ const a = 1; a + 1 }', 2],
    ['{ let a = 1; a }', 1],
    ['"use strict"; 7', 7],
    ['interface A { a: number }\nconst it: A = { a: 1 }\nit.a satisfies number', 1],
    ['const id = <T,>(x: T): T => x\nid<number>(3)', 3],
    ['if (true) { "yes" } else { "no" }', 'yes'],
    ['class A { x = 1 }\nclass B extends A {}\nnew B().x', 1],
    ['structuredClone(new Map([[1, 2]])).get(1)', 2],
    ['new URL("s3://bucket/key").host + new TextEncoder().encode("é").length', 'bucket2'],
    ['Buffer.from("aGk=", "base64").toString() + atob("aGk=")', 'hihi'],
    ['new Uint8Array([1, 2]).length', 2],
    ['await new Promise((done) => setTimeout(done, 1, "later"))', 'later'],
    ['', undefined],
  ])('%s', async (text, value) => expect(await valueOf(text)).toEqual(value));

  test('gives the very object, not a copy', async () => expect(await valueOf('jobs')).toBe(jobs));

  test('may declare a name again', async () => {
    await valueOf('const a = 1');
    expect(await valueOf('const a = 2; a')).toBe(2);
  });

  test('finds the last value as _', async () => {
    await valueOf('20 + 1');
    expect(await valueOf('_ * 2')).toBe(42);
  });

  test('finds what was set later', async () => {
    evaluator.set('it', jobs[0]);
    expect(await valueOf('it.name')).toBe('train');
  });
});

describe('an expression that goes wrong leaves the rest alive', () => {
  test('thrown', async () => {
    expect(await evaluator.evaluate('throw new TypeError("no")')).toMatchObject({
      kind: 'thrown',
      thrown: { message: 'no' },
    });
    await goesOn();
  });

  test('rejected', async () => {
    expect(await evaluator.evaluate('await Promise.reject(5)')).toMatchObject({ kind: 'thrown', thrown: 5 });
    await goesOn();
  });

  test('not to be parsed', async () => {
    expect(await evaluator.evaluate('(')).toMatchObject({ kind: 'thrown', thrown: { name: 'SyntaxError' } });
    await goesOn();
  });

  test('endless', async () => {
    await valueOf('let count = 0');
    expect(await evaluator.evaluate('for (;;) count += 1')).toMatchObject({ kind: 'stopped', why: 'too long' });
    expect(await valueOf('count > 0')).toBe(true);
  });

  test('endless after it waited', async () => {
    await valueOf('let turns = 0');
    expect(await evaluator.evaluate('await null; for (;;) turns += 1')).toMatchObject({
      kind: 'stopped',
      why: 'too long',
    });
    expect(await valueOf('turns > 0')).toBe(true);
    await goesOn();
  });

  test('never settling', async () => {
    const waiting = evaluator.evaluate('await new Promise(() => {})');
    setTimeout(evaluator.letGo, 20);
    expect(await waiting).toMatchObject({ kind: 'stopped', why: 'let go' });
    await goesOn();
  });

  test('waiting for what nobody holds, while memory is collected', async () => {
    const collect = runInNewContext('gc') as () => void;
    const waiting = evaluator.evaluate('await new Promise(() => {})');
    for (let turn = 0; turn < 5; turn += 1) {
      await new Promise((resolve) => setTimeout(resolve, 5));
      collect();
    }
    evaluator.letGo();
    expect(await waiting).toMatchObject({ kind: 'stopped', why: 'let go' });
    collect();
    await goesOn();
    collect();
    await goesOn();
  });
});

describe('code that runs away is ended, and what it had changed stays', () => {
  test.each([
    ['a loop', 'let n = 0; for (;;) n += 1'],
    ['a loop after a wait', 'let n = 0; await sleep(1); for (;;) n += 1'],
    ['a flood of microtasks', 'let n = 0; while (true) { n += 1; await null }'],
    ['a regular expression that goes back for ever', 'let n = 1; /(a+)+$/.test("a".repeat(60) + "b")'],
    ['a getter', 'let n = 0; ({ get x() { for (;;) n += 1 } }).x'],
    ['a proxy', 'let n = 0; new Proxy({}, { get() { for (;;) n += 1 } }).x'],
    ['writing to the console', 'let n = 0; for (;;) { n += 1; console.log("x".repeat(1000)) }'],
  ])('%s', async (_, text) => {
    expect(await evaluator.evaluate(text)).toMatchObject({ kind: 'stopped', why: 'too long' });
    expect(await valueOf('n > 0')).toBe(true);
    await goesOn();
  });

  test.each([
    ['a timer', 'setTimeout(() => { for (;;); }, 1); 5'],
    ['what follows in a timer', 'setTimeout(async () => { await null; for (;;); }, 1); 5'],
    ['what is left to be done at once', 'const go = () => void Promise.resolve().then(go); go(); 5'],
    ['what nobody waits for', 'void (async () => { await sleep(1); for (;;); })(); 5'],
  ])('%s, after the line has been answered', async (_, text) => {
    expect(await valueOf(text)).toBe(5);
    await expect.poll(() => late).toMatchObject([{ code: 'EXPRESSION_STOPPED' }]);
    await goesOn();
  });

  test('filling the memory', async () => {
    const small = await openEvaluator({}, { mostGrowth: 60e6, longestRun: 20_000 });
    const flood = 'const kept = []; for (;;) kept.push(new Array(1e4).fill(0.5))';
    expect(await small.evaluate(flood)).toMatchObject({ kind: 'stopped', why: 'too much memory' });
    expect(await small.evaluate('kept.length > 0')).toMatchObject({ value: true });
    await small.close();
  });

  test('calling itself for ever', async () => {
    expect(await evaluator.evaluate('const f = () => f()\nf()')).toMatchObject({ thrown: { name: 'RangeError' } });
    await goesOn();
  });
});

test('what is done with the answer of a line is not ended with it', async () => {
  const value = await valueOf('5');
  const until = Date.now() + 600;
  while (Date.now() < until);
  expect(value).toBe(5);
  await goesOn();
});

describe('a line', () => {
  test.each(['process.exit()', 'process.kill(1)', 'require("fs")', 'await import("node:fs")', 'import fs from "fs"'])(
    'does not reach out of its context: %s',
    async (text) => {
      expect(await evaluator.evaluate(text)).toMatchObject({ kind: 'thrown', thrown: { code: 'NOT_IN_LINES' } });
      await goesOn();
    },
  );

  test.each(['null', 'undefined', '{ get message() { throw 1 } }', 'new Proxy({}, { get() { throw 1 } })'])(
    'may throw %s',
    async (thrown) => {
      expect(await evaluator.evaluate(`throw ${thrown}`)).toMatchObject({ kind: 'thrown' });
      await goesOn();
    },
  );

  test.each([
    'enum Colour { red }',
    'namespace A { export const b = 1 }',
    'class A { constructor(private b: number) {} }',
  ])('is refused where types alone do not explain it: %s', async (text) =>
    expect(await evaluator.evaluate(text)).toMatchObject({ thrown: { code: 'TYPESCRIPT_NOT_ERASABLE' } }),
  );

  test('answers with what it wrote to the console', async () => {
    const { told } = await evaluator.evaluate('console.log("one", { a: 1 }); console.error("two")');
    expect(told).toBe('one { a: 1 }\ntwo');
    expect((await evaluator.evaluate('1')).told).toBe('');
  });

  test('that writes without end keeps the start of it', async () => {
    const { told } = await evaluator.evaluate('for (let at = 0; at < 300; at++) console.log("x".repeat(999))');
    expect(told).toMatch(/^x+\n[^]*… and 200000 more characters$/);
  });

  test('that sets a timer hears what goes wrong there later', async () => {
    await valueOf('setTimeout(() => { throw "late" }, 1)');
    await expect.poll(() => late).toEqual(['late']);
  });

  test('may come to a text as long as texts get', async () => {
    expect(await valueOf('"x".repeat(2 ** 28)')).toHaveLength(2 ** 28);
    await valueOf('const long = "x".repeat(2 ** 28)');
    expect((await evaluator.preview('long'))?.length).toBe(200);
  });

  test('declares what stands in it by itself, though it could be a value', async () => {
    await valueOf('/* one */ class Held { a = 1 }');
    await valueOf('async function later() { return 2 }');
    expect(await valueOf('new Held().a + (await later());')).toBe(3);
  });

  test('of 10,000 lines is one line', async () => {
    const text = Array.from({ length: 10_000 }, (_, at) => `const v${at} = ${at}`).join('\n');
    expect(await valueOf(`${text}\nv9999`)).toBe(9999);
  });
});

describe('the place of what goes wrong', () => {
  test.each([
    ['nope', 1, 1],
    ['const a = 1\n  a.b.c', 2, 7],
    ['const a: number = 1\nlet b: string = = 2', 2, 17],
    ['{ a: nope }', 1, 6],
    ['{ a: 1,\n b: nope }', 2, 5],
    ['1 +', 1, 4],
    ['await null\nnull.x', 2, 6],
    ['JSON.parse("{")', 1, 6],
    ['twice(1).x.y', 1, 11],
    ['{ a: 1, b: }', 1, 12],
  ])('%j is at line %i, column %i', async (text, line, column) =>
    expect(await evaluator.evaluate(text)).toMatchObject({ kind: 'thrown', place: { line, column } }),
  );
});

describe('a preview', () => {
  test.each([
    ['1 + 1', '2'],
    ['jobs', "[ { name: 'train' } ]"],
    ['jobs.map(({ name }) => name.toUpperCase())', "[ 'TRAIN' ]"],
    ['twice(4)', '8'],
    ['{ a: 1 }.a', '1'],
  ])('of %s is %s', async (text, shown) => expect(await evaluator.preview(text)).toBe(shown));

  test.each([
    '',
    '42',
    'twice',
    'jobs.push(1)',
    'globalThis.touched = true',
    'let touched = true',
    'await 1',
    'Promise.resolve(1)',
    '(async () => { await null; globalThis.touched = true })()',
    'console.log(1)',
    'setTimeout(() => { globalThis.touched = true })',
    'nope',
    '1 +',
    'for (;;);',
    '/(a+)+$/.test("a".repeat(60) + "b")',
    'enum A { b }',
  ])('of %s is nothing, and leaves nothing', async (text) => {
    expect(await evaluator.preview(text)).toBeUndefined();
    await evaluator.evaluate('await sleep(5)');
    expect(await valueOf('"touched" in globalThis')).toBe(false);
    expect(await evaluator.evaluate('touched')).toMatchObject({ kind: 'thrown' });
    expect(jobs).toHaveLength(1);
  });

  test('calls no getter and asks no proxy to draw what it gives', async () => {
    await valueOf('let touched = 0; const trap = { get a() { touched = 1 } }');
    await valueOf('const proxy = new Proxy({ b: 2 }, { get() { touched = 2 }, ownKeys() { touched = 3; return [] } })');
    expect(await evaluator.preview('trap')).toBe('{ a: [Getter] }');
    expect(await evaluator.preview('proxy')).toBe('{ b: 2 }');
    expect(await valueOf('touched')).toBe(0);
  });

  test('of what is large says how large', async () => {
    await valueOf('const large = Object.fromEntries(Array.from({ length: 5000 }, (_, at) => ["k" + at, at]))');
    expect(await evaluator.preview('large')).toBe('an object of 5000 fields');
    expect((await evaluator.preview('"x".repeat(1e6)'))?.length).toBe(200);
  });
});

describe('completion', () => {
  test('knows the names in scope and those that lines declared', async () => {
    await valueOf('const jolly = { deep: { down: 1 } }');
    expect(await complete('jo')).toEqual(['jobs', 'jolly']);
    expect(await complete('jolly.')).toEqual(['deep']);
    expect(await complete('twice(jolly.deep?.d')).toEqual(['down']);
  });

  test('knows what lists can do', async () =>
    expect(await complete('jobs.findLa')).toEqual(['findLast', 'findLastIndex']));

  test('calls no getter and asks no proxy', async () => {
    await valueOf('let touched = 0; const trap = { get inner() { touched = 1; return { a: 1 }; } }');
    await valueOf('const proxy = new Proxy({}, { ownKeys() { touched = 2; return []; }, get() { touched = 3; } })');
    expect(await complete('trap.')).toEqual(['inner']);
    expect(await complete('trap.inner.')).toEqual([]);
    expect(await complete('proxy.')).toEqual([]);
    expect(await valueOf('touched')).toBe(0);
  });
});
