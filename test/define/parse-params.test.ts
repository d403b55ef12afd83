import { expect, test } from 'vitest';
import { tell, type MlxError } from '../../src/base/errors.ts';
import type { Param } from '../../src/define/definition.ts';
import { parseParams, ruleOf } from '../../src/define/parse-params.ts';

const params: Record<string, Param> = {
  depth: { type: 'int', default: 6, min: 1, max: 20, required: false },
  rate: { type: 'float', min: 0, required: false },
  name: { type: 'string', min: 1, max: 5, required: false },
  fast: { type: 'bool', required: false },
  loss: { type: 'enum', values: ['gini', 'entropy'], required: false },
  day: { type: 'date', min: '2013-01-01', max: '2013-12-31', required: false },
};
const train = { name: 'train', params };

function errorOf(
  texts: Record<string, string>,
  job: { name: string; params: Record<string, Param> } = train,
): MlxError<'PARAM_FAULTS'> {
  try {
    parseParams(job, texts);
  } catch (error) {
    return error as MlxError<'PARAM_FAULTS'>;
  }
  throw new Error('expected an error');
}

test('texts become values of the types that the head gives', () => {
  const texts = { depth: '12', rate: '1e-3', name: 'añ😀', fast: 'TRUE', loss: 'gini', day: '2013-02-28' };
  expect(parseParams(train, texts)).toEqual({
    depth: 12,
    rate: 0.001,
    name: 'añ😀',
    fast: true,
    loss: 'gini',
    day: '2013-02-28',
  });
});

test('params that are not given take their default or are left out', () => {
  expect(parseParams(train, {})).toEqual({ depth: 6 });
});

test.each([
  ['depth', '1.5'],
  ['depth', '0'],
  ['depth', '21'],
  ['depth', ''],
  ['depth', '0x10'],
  ['depth', '99999999999999999999'],
  ['rate', '-0.1'],
  ['rate', 'NaN'],
  ['rate', 'Infinity'],
  ['rate', '1e999'],
  ['name', ''],
  ['name', 'toolong'],
  ['fast', 'yes'],
  ['loss', 'Gini'],
  ['day', '2013-02-30'],
  ['day', '2012-12-31'],
  ['day', '1.1.2013'],
])('--%s %j is refused', (name, text) => {
  const { problems } = errorOf({ [name]: text }).details;
  expect(problems).toEqual([
    {
      what: `--${name} is ${JSON.stringify(text)}`,
      rule: ruleOf(params[name] as Param),
      fix: expect.any(String) as string,
    },
  ]);
});

test('an unknown param is answered with the nearest', () => {
  expect(errorOf({ dpeth: '3' }).details.problems).toEqual([
    {
      what: 'train has no param "dpeth"',
      rule: 'its params are depth, rate, name, fast, loss, day',
      fix: 'Did you mean --depth?',
    },
  ]);
});

test('names that every object has are unknown params too', () => {
  for (const name of ['constructor', '__proto__', 'toString']) {
    const texts = Object.fromEntries([[name, 'x']]) as Record<string, string>;
    expect(errorOf(texts).details.problems).toHaveLength(1);
  }
});

test('all problems are told at once, in words', () => {
  const job = { name: 'train', params: { ...params, key: { type: 'string', required: true } satisfies Param } };
  const error = errorOf({ depth: 'six', loss: 'ginni' }, job);
  expect(tell('PARAM_FAULTS', error.details)).toMatchObject({
    what: '3 params of train are wrong',
    why: [
      '--depth is "six": a whole number from 1 to 20',
      '--loss is "ginni": one of gini, entropy',
      '--key is missing: a text',
    ].join('\n'),
    fix: 'For instance: --depth 6\nFor instance: --loss gini\nGive it: --key TEXT',
  });
});

test('rules are told with their bounds', () => {
  expect(ruleOf({ type: 'int', min: 1, required: true })).toBe('a whole number from 1');
  expect(ruleOf({ type: 'float', max: 0.5, required: true })).toBe('a number up to 0.5');
  expect(ruleOf({ type: 'string', min: 1, max: 5, required: true })).toBe('a text of 1 to 5 characters');
  expect(ruleOf({ type: 'date', required: true })).toBe('a date as year-month-day');
});
