import { expect, test } from 'vitest';
import { headReference, projectReference } from '../../src/define/reference.ts';
import { headJsonSchema, projectJsonSchema } from '../../src/define/schema/json-schema.ts';
import { faultsOf, head, readScript } from './read-script.ts';

const [job, standard] = headReference();

test('the reference has every key of [tool.mlx], each with its words', () => {
  const top = (job?.fields ?? []).filter(({ key }) => !key.includes('.')).map(({ key }) => key);
  expect(top).toEqual(Object.keys(headJsonSchema().properties?.['tool']?.properties?.['mlx']?.properties ?? {}));
  for (const field of job?.fields ?? []) {
    expect(field.doc).not.toBe('');
    expect(field.example ?? '').not.toBe('');
    expect(field.rule ?? '').not.toBe('');
  }
});

test('fields tell their type, unit, default and whether they must be there', () => {
  const byKey = new Map(job?.fields.map((field) => [field.key, field]));
  expect(byKey.get('kind')).toMatchObject({ type: '"processing" | "training" | "spark"', required: true });
  expect(byKey.get('volume')).toMatchObject({ type: 'whole number', unit: 'GiB', default: '30', required: false });
  expect(byKey.get('max_runtime')).toMatchObject({ type: 'text | whole number', default: '"1h"' });
  expect(byKey.get('params.NAME.type')).toMatchObject({ required: true });
  expect(byKey.get('params.NAME.default')?.type).toBe('text | whole number | number | true or false');
  expect(byKey.get('inputs.NAME.format')?.type).toBe('"parquet" | "csv" | "json"');
  expect(standard?.fields.map(({ key }) => key)).toEqual(['requires-python', 'dependencies']);
  expect(projectReference()[0]?.fields.map(({ key }) => key)).toContain('defaults.max_runtime');
});

test('the example of every top key is right by the very check that it documents', async () => {
  for (const { key, example } of job?.fields.filter((field) => !field.key.includes('.') && field.key !== 'include') ??
    []) {
    const kind = key === 'kind' ? [] : ['kind = "training"'];
    const text = head('[tool.mlx]', ...kind, `${key} = ${example ?? ''}`);
    expect(await readScript(text).then(() => key)).toBe(key);
  }
});

test('the JSON Schema refuses unknown keys, as the check does', async () => {
  expect(headJsonSchema()).toMatchObject({
    additionalProperties: false,
    properties: { tool: { properties: { mlx: { additionalProperties: false, required: ['kind'] } } } },
  });
  expect(projectJsonSchema()).toMatchObject({ additionalProperties: false });
  expect(await faultsOf(head('[tool.mlx]', 'kind = "training"', 'x = 1'))).toHaveLength(1);
});
