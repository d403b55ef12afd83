import { expect, test } from 'vitest';
import { differenceOf } from '../../../../src/runs/flows/deploy/difference.ts';
import { sameDefinition } from '../../../../src/runs/flows/deploy/same-definition.ts';

const step = (Name: string, type: string) => ({ Name, Arguments: { InstanceType: type } });

test('definitions are the same whatever the order of their keys and their white space', () => {
  expect(sameDefinition('{"a": 1, "b": [1, 2]}', '{"b":[1,2],"a":1}')).toBe(true);
  expect(sameDefinition('{"a":[1,2]}', '{"a":[2,1]}')).toBe(false);
  expect(sameDefinition('no json', '{}')).toBe(false);
});

test('a difference is told by the names of steps, not by their places in a list', () => {
  const before = { Steps: [step('a', 'ml.m5.large'), step('b', 'ml.m5.large')] };
  const after = { Steps: [step('b', 'ml.m5.xlarge'), step('c', 'ml.m5.large')] };
  expect(differenceOf(before, after)).toEqual([
    { path: 'Steps.a', before: JSON.stringify(step('a', 'ml.m5.large')), after: undefined },
    { path: 'Steps.b.Arguments.InstanceType', before: '"ml.m5.large"', after: '"ml.m5.xlarge"' },
    { path: 'Steps.c', before: undefined, after: JSON.stringify(step('c', 'ml.m5.large')) },
  ]);
});

test('another order of the same steps is told as such', () => {
  const [a, b] = [step('a', 'x'), step('b', 'x')];
  expect(differenceOf({ Steps: [a, b] }, { Steps: [b, a] })).toEqual([
    { path: 'Steps', before: 'a, b', after: 'b, a' },
  ]);
});
