import { describe, expect, test } from 'vitest';
import { describeValue } from '../../../src/inspect/values/describe-value.ts';
import { directoryOfValue } from '../../../src/inspect/values/directory-of-value.ts';
import { openKnowledge } from '../../../src/inspect/knowledge/knowledge.ts';
import { openKnownObjects } from '../../../src/inspect/values/known.ts';
import { rawValueOf } from '../../../src/inspect/values/raw-value.ts';

const known = openKnownObjects();
const describing = { known, knowledge: openKnowledge() };
const told = (value: unknown, name?: string) =>
  describeValue(value, { ...describing, ...(name !== undefined && { name }) });
const fieldsOf = (value: unknown) => told(value).fields.map(({ name, type, value: shown }) => [name, type, shown]);

describe('a live value', () => {
  test('tells its type and its own fields, with what stands in each', () => {
    expect(told({ depth: 6, tags: ['a'], inner: { b: true } }, 'x')).toMatchObject({
      name: 'x',
      type: 'table of 3 names',
    });
    expect(fieldsOf({ depth: 6, tags: ['a'], inner: { b: true } })).toEqual([
      ['depth', 'whole number', '6'],
      ['tags', 'list of 1', '[1]'],
      ['inner', 'table of 1 names', '{1}'],
    ]);
    expect(told('abc')).toMatchObject({ type: 'text of 3 characters', facts: [{ name: 'value', text: '"abc"' }] });
    expect(told(null).type).toBe('null');
    expect(told(undefined).type).toBe('nothing');
  });

  test('that is known as something has its own values beside the fields, and before those that it has not', () => {
    const request = known.mark({ TrainingJobName: 'train-1', Surprise: 1 }, { type: 'CreateTrainingJob' });
    const [first, second, third] = told(request, 'r').fields;
    expect(told(request, 'r').type).toBe('CreateTrainingJob');
    expect(first).toMatchObject({ name: 'TrainingJobName', required: true, value: '"train-1"' });
    expect(second).toMatchObject({ name: 'Surprise', value: '1' });
    expect(third).toMatchObject({ name: 'RoleArn', required: true });
    expect(third).not.toHaveProperty('value');
  });

  test('that brings a description of its own is told by it', () => {
    const plan = known.mark({}, { explanation: () => ({ name: 'plan', type: 'a plan', facts: [], fields: [] }) });
    expect(told(plan)).toMatchObject({ name: 'plan', type: 'a plan' });
  });

  test('is looked at without calling its getters or asking its proxies', () => {
    const trap = {
      get secret(): never {
        throw new Error('called');
      },
    };
    expect(fieldsOf(trap)).toEqual([['secret', 'getter', undefined]]);
    const proxy = new Proxy({}, { ownKeys: () => expect.unreachable(), get: () => expect.unreachable() });
    expect(told(proxy)).toMatchObject({ type: 'proxy, which is not looked into', fields: [] });
    expect(fieldsOf({ proxy })).toEqual([['proxy', 'proxy, which is not looked into', 'Proxy']]);
  });

  test('of any size and with any names is told shortly', () => {
    expect(told(Array.from({ length: 100_000 }, (_, index) => index)).fields).toHaveLength(200);
    expect(fieldsOf({ '\u001b[31m': 'x'.repeat(1e6) })[0]?.[2]?.toString().length).toBeLessThan(500);
  });

  test('lists what can be called on it, with what it was made from', () => {
    const list = Object.assign(Object.create({ more: () => undefined }) as object, { size: 2, of: () => undefined });
    const groups = directoryOfValue(list, describing).groups.map(({ title, entries }) => [
      title,
      entries.map(({ name }) => name),
    ]);
    expect(groups).toEqual([
      ['names', ['size']],
      ['methods', ['of', 'more']],
    ]);
  });

  test('is raw as its service answered it, with the call that did', async () => {
    const call = { cli: 'aws sagemaker ...', typescript: 'client.send(...)' };
    const run = known.mark({ name: 'a' }, { raw: () => Promise.resolve({ call, value: { Name: 'a' } }) });
    expect(await rawValueOf(run, known)).toEqual({ call, value: { Name: 'a' } });
    expect(await rawValueOf(7, known)).toEqual({ value: 7 });
  });
});
