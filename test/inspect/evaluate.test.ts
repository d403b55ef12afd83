import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openEvaluator, type Evaluator } from '../../src/inspect/evaluate.ts';

setFlagsFromString('--expose-gc');

let evaluator: Evaluator;
const jobs = [{ name: 'train' }];
beforeEach(async () => {
  evaluator = await openEvaluator({ jobs, twice: (value: number) => value * 2 });
});
afterEach(() => evaluator.close());

const valueOf = async (text: string) => {
  const evaluated = await evaluator.evaluate(text);
  expect(evaluated.kind).toBe('value');
  return evaluated.kind === 'value' ? evaluated.value : undefined;
};

const goesOn = async () => expect(await valueOf('1 + 1')).toBe(2);
const complete = async (text: string) => (await evaluator.complete(text, text.length)).words;

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
    expect(await evaluator.evaluate('await Promise.reject(5)')).toEqual({ kind: 'thrown', thrown: 5 });
    await goesOn();
  });

  test('not to be parsed', async () => {
    expect(await evaluator.evaluate('(')).toMatchObject({ kind: 'thrown', thrown: { name: 'SyntaxError' } });
    await goesOn();
  });

  test('endless', async () => {
    await valueOf('let count = 0');
    expect(await evaluator.evaluate('for (;;) count += 1')).toEqual({ kind: 'stopped', why: 'too long' });
    expect(await valueOf('count > 0')).toBe(true);
  });

  test('endless after it waited', async () => {
    await valueOf('let turns = 0');
    expect(await evaluator.evaluate('await null; for (;;) turns += 1')).toEqual({ kind: 'stopped', why: 'too long' });
    expect(await valueOf('turns > 0')).toBe(true);
    await goesOn();
  });

  test('never settling', async () => {
    const waiting = evaluator.evaluate('await new Promise(() => {})');
    setTimeout(evaluator.letGo, 20);
    expect(await waiting).toEqual({ kind: 'stopped', why: 'let go' });
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
    expect(await waiting).toEqual({ kind: 'stopped', why: 'let go' });
    collect();
    await goesOn();
    collect();
    await goesOn();
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
