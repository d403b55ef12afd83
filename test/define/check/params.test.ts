import { expect, test } from 'vitest';
import { runFlags } from '../../../src/define/check/run-flags.ts';
import { faultsOf, readScript, training } from '../read-script.ts';

async function faultOf(param: string): Promise<string> {
  const faults = await faultsOf(training('[tool.mlx.params]', `x = ${param}`));
  return faults.map((fault) => fault.replace(/^\S+ /, '')).join('\n');
}

test('every type of param is read, and required is settled', async () => {
  const { params } = await readScript(
    training(
      '[tool.mlx.params]',
      'a = { type = "string", default = "x", min = 1, max = 3 }',
      'b = { type = "int", min = -5 }',
      'c = { type = "float", default = 1 }',
      'd = { type = "bool", required = false }',
      'e = { type = "enum", values = ["x", "y"], default = "y" }',
      'f = { type = "date", default = 2013-01-01, max = "2014-01-01" }',
    ),
  );
  expect(params).toEqual({
    a: { type: 'string', default: 'x', min: 1, max: 3, required: false },
    b: { type: 'int', min: -5, required: true },
    c: { type: 'float', default: 1, required: false },
    d: { type: 'bool', required: false },
    e: { type: 'enum', values: ['x', 'y'], default: 'y', required: false },
    f: { type: 'date', default: '2013-01-01', max: '2014-01-01', required: false },
  });
});

test.each([
  ['{ type = "itn" }', '<"itn"> params.x.type is "itn" -> x = { type = "int" }'],
  ['{ default = 5 }', '<{ default = 5 }> type is missing in params.x -> add type = "int"'],
  ['5', '<5> params.x is 5 -> for example { type = "int", default = 6 }'],
  ['{ type = "int", default = 1.5 }', '<1.5> params.x.default is 1.5 -> x = { type = "int", default = 2 }'],
  ['{ type = "int", default = "6" }', '<"6"> params.x.default is "6" -> x = { type = "int", default = 6 }'],
  [
    '{ type = "int", default = 6, min = 7 }',
    '<6> x.default is 6, less than min -> x = { type = "int", default = 7, min = 7 }',
  ],
  ['{ type = "int", min = 7, max = 6 }', '<7> x.min is 7, more than max, which is 6 -> swap the two'],
  ['{ type = "float", default = inf }', '<inf> params.x.default is inf -> for example 0.1'],
  [
    '{ type = "string", default = "abc", max = 2 }',
    '<"abc"> x.default is "abc", more than max -> a text of at most 2 characters',
  ],
  ['{ type = "enum" }', '<{ type = "enum" }> values is missing in params.x -> add values = ["gini", "entropy"]'],
  ['{ type = "enum", values = [] }', '<[]> params.x.values is [] -> for example ["gini", "entropy"]'],
  ['{ type = "enum", values = ["a", "a"] }', '<"a"> "a" stands twice in x.values -> remove one of the two'],
  [
    '{ type = "enum", values = ["gini"], default = "gin" }',
    '<"gin"> x.default is "gin", which is none of the values -> x = { type = "enum", values = ["gini"], default = "gini" }',
  ],
  [
    '{ type = "date", default = 2013-02-30 }',
    '<2013-02-30> x.default is "2013-02-30", a day that is in no calendar -> choose another day',
  ],
  [
    '{ type = "date", default = "1.1.2013" }',
    '<"1.1.2013"> params.x.default is "1.1.2013" -> for example "2013-01-01"',
  ],
  [
    '{ type = "bool", default = "true" }',
    '<"true"> params.x.default is "true" -> x = { type = "bool", default = true }',
  ],
  ['{ type = "bool", min = 1 }', '<min> unknown key "min" -> remove it'],
  [
    '{ type = "int", default = 1, required = true }',
    '<required> x is required and has a default -> remove required, or the default',
  ],
])('the param %s is refused and repaired', async (param, fault) => {
  expect(await faultOf(param)).toBe(fault);
});

test('names of params are flags that `mlx run` does not have itself', async () => {
  for (const flag of runFlags) {
    expect(await faultsOf(training('[tool.mlx.params]', `${flag} = { type = "int" }`))).toEqual([
      expect.stringContaining(`--${flag} is a flag of \`mlx run\` itself`),
    ]);
  }
  expect(
    await faultsOf(
      training(
        '[tool.mlx.params]',
        'no-fast = { type = "bool" }',
        '"a b" = { type = "int" }',
        'x-1 = { type = "int" }',
        'X_1 = { type = "int" }',
      ),
    ),
  ).toEqual([
    '5:3 <no-fast> --no-fast would switch the flag "fast" off -> fast = { type = "bool" }',
    `6:3 <"a b"> "a b" can't be a name here -> a_b = { type = "int" }`,
    '8:3 <X_1> params "x-1" and "X_1" are the same in the environment -> rename one of the two',
  ]);
});
