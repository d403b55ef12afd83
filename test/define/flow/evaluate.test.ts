import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { evaluate, execution } from 'mlx';

describe('evaluate, as the tests of a flow use it', () => {
  let cwd: string;
  beforeAll(async () => {
    cwd = await mkdtemp(join(tmpdir(), 'mlx-evaluate-'));
  });
  afterAll(() => rm(cwd, { recursive: true, force: true }));

  test('joins a text by a made-up table', async () => {
    const place = `s3://bucket/${execution.id}/out`;
    expect(await evaluate(place, { 'execution.id': 'abc' }, { cwd })).toBe('s3://bucket/abc/out');
  });

  test('keeps the type of what is an expression alone, and takes it as it is typed', async () => {
    expect(await evaluate('{train.metrics.auc}', { train: { metrics: { auc: 0.75 } } }, { cwd })).toBe(0.75);
  });

  test('gives an example without a table', async () => {
    expect(await evaluate(execution.id, undefined, { cwd })).toMatch(/^[a-z0-9]{12}$/);
  });

  test('says what the table does not know', async () => {
    await expect(evaluate(execution.arn, { 'execution.id': 'abc' }, { cwd })).rejects.toMatchObject({
      code: 'EXPRESSION_UNKNOWN',
      details: { expression: '{execution.arn}' },
    });
  });
});
