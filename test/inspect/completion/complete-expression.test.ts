import { describe, expect, test } from 'vitest';
import { completeExpression } from '../../../src/inspect/completion/complete-expression.ts';
import { hintAt } from '../../../src/inspect/completion/hint-at.ts';
import type { ArgumentPlace, Schema } from '../../../src/inspect/completion/schema.ts';

const asked: ArgumentPlace[] = [];
const schema: Schema = {
  signature: (path) =>
    path === 'plan' || path === 'aws.sagemaker.createTrainingJob'
      ? {
          label: `${path}(target, params?)`,
          parameters: [{ name: 'target', doc: 'what to plan' }, { name: 'params' }],
          doc: 'plans',
        }
      : undefined,
  at: (place) => {
    asked.push(place);
    if (place.path !== 'plan') return { keys: [], values: [] };
    if (place.argument === 0) return { keys: [], values: [{ word: "'train'" }, { word: "'prepare'" }] };
    if (place.keys[0] === 'depth') return { keys: [], values: [{ word: '6' }], doc: 'int, 1 to 20' };
    if (place.keys[0] === 'nested') return { keys: [{ word: 'inner' }], values: [] };
    return { keys: [{ word: 'depth', required: true }, { word: 'max-rows' }], values: [] };
  },
};
let touched = 0;
const trap = {
  get inner() {
    touched += 1;
    return {};
  },
};
const proxy = new Proxy(
  {},
  { get: () => (touched += 1), ownKeys: () => [`${(touched += 1)}`], getPrototypeOf: () => ((touched += 1), null) },
);
const jobs = Object.assign([{ name: 'a', spec: { deep: 1 } }], {
  train: { script: 't.py' },
  'my-job': { script: 'm.py' },
});
const globals = { jobs, plan: () => 0, trap, proxy, planet: 1, below: { trap, proxy } };

const complete = async (text: string, cursor = text.length) => {
  const { start, words } = await completeExpression(text, cursor, {
    globals,
    lexical: ['lexical'],
    look: async () => ({ value: { word: 1 } }),
    schema,
  });
  return { start, words: words.map(({ word }) => word) };
};
const words = async (text: string, cursor?: number) => (await complete(text, cursor)).words;

describe('what may follow', () => {
  test.each([
    ['pla', ['plan', 'planet']],
    ['jobs[0].', ['name', 'spec']],
    ['jobs[0]?.spec.', ['deep']],
    ['jobs.train.', ['script']],
    ['jobs["my-job"].', ['script']],
    ["jobs['my-job']!.s", ['script']],
    ['lexical.', ['word']],
    ['Math.flo', ['floor']],
    ['1 + jobs [ 0 ] . na', ['name']],
    ['`${jobs[0].sp', ['spec']],
    ['f(x => { jobs[0].', ['name', 'spec']],
    ['instanceo', ['instanceof']],
    ['jobs["my', ['"my-job"]']],
    ["jobs['tr", ["'train']"]],
  ])('%s', async (text, found) => expect(await words(text)).toEqual(found));

  test('is written in brackets where a dot would not do', async () =>
    expect(await complete('jobs.my')).toEqual({ start: 4, words: ["['my-job']"] }));

  test.each(['jobs[0].name.toString().', '// jo', '/* jo', '"jo', '`jo', '/jo', '12', '"jobs".', 'f().', 'jobs[x].'])(
    'is nothing in %s',
    async (text) => expect(await words(text)).toEqual([]),
  );

  test('is told for the cursor, whatever stands behind it', async () =>
    expect(await complete('jobs[0].na + "x"', 10)).toEqual({ start: 8, words: ['name'] }));
});

describe('the arguments of a call', () => {
  test.each([
    ['plan(', ["'train'", "'prepare'"]],
    ["plan('tr", ["'train'"]],
    ['plan("tr', ['"train"']],
    ["plan('train', { ", ['depth: ', '"max-rows": ']],
    ["plan('train', { de", ['depth: ']],
    ["plan('train', { depth: 3, ", ['"max-rows": ']],
    ["plan('train', { nested: { ", ['inner: ']],
    ["plan('train', { list: [{ ", ['depth: ', '"max-rows": ']],
  ])('%s', async (text, found) => {
    const all = await words(text);
    expect(all.slice(0, found.length)).toEqual(found);
  });

  test('are known by their place, keys and what was given before', async () => {
    await words('plan(jobs[f(1, 2)], { depth: ');
    expect(asked.at(-1)).toMatchObject({ path: 'plan', argument: 1, keys: ['depth'], given: ['jobs[f(1, 2)]'] });
    await words('aws.sagemaker.createTrainingJob({ a: { b: [{ c: ');
    expect(asked.at(-1)).toMatchObject({ path: 'aws.sagemaker.createTrainingJob', argument: 0, keys: ['a', 'b', 'c'] });
  });

  test('come before names', async () => expect((await words("plan('train', { depth: "))[0]).toBe('6'));
});

test('no getter is called and no proxy asked', async () => {
  for (const text of ['trap.', 'trap.inner.', 'proxy.', 'proxy.x.', 'below.trap.inner.', 'below.proxy.', 'proxy["'])
    await words(text);
  expect(touched).toBe(0);
});

test('of very many names some are told, and how many more there are', async () => {
  const large = Object.fromEntries(Array.from({ length: 100_000 }, (_, at) => [`key${at}`, at]));
  const { words, more } = await completeExpression('large.k', 7, {
    globals: { large },
    lexical: [],
    look: async () => ({ value: undefined }),
  });
  expect(words.length + more).toBe(100_000);
  expect(words.length).toBeLessThan(1000);
});

describe('the hint', () => {
  test.each([
    ['plan(', 'target', 'what to plan'],
    ['plan(jobs[0], ', 'params', 'plans'],
    ['plan(jobs[0], { depth: ', 'params', 'int, 1 to 20'],
    ['f(plan(', 'target', 'what to plan'],
  ])('at %s is of %s', (text, parameter, doc) => {
    const hint = hintAt(text, text.length, schema);
    expect(hint?.label.slice(...(hint.marked ?? [0, 0]))).toBe(parameter);
    expect(hint?.doc).toBe(doc);
  });

  test('behind a name is of what it names', () => {
    expect(hintAt('plan', 4, schema)).toEqual({ label: 'plan(target, params?)', doc: 'plans' });
    expect(hintAt('nope', 4, schema)).toBeUndefined();
    expect(hintAt('plan(1) + ', 10, schema)).toBeUndefined();
  });
});
