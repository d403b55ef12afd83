import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openAws } from '../../src/aws/open-aws.ts';
import { MlxError } from '../../src/base/errors.ts';
import { examine } from '../../src/runs/doctor/examine.ts';
import { nodeFact, writingFact } from '../../src/runs/doctor/machine-facts.ts';

describe('examine', () => {
  let root: string;
  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'mlx-test-'));
  });
  afterAll(() => rm(root, { recursive: true }));

  it('finds nothing wrong with the embedded AWS of a new project', async () => {
    const open = () => openAws({ on: 'local', project: { root }, env: {} });
    const facts = await examine({ open, project: { root }, namespaces: async () => true });
    expect(facts.map(({ about }) => about)).toEqual([
      'node',
      'python',
      'uv',
      'writing',
      'disk',
      'namespaces',
      'region',
      'credentials',
      'role',
      'bucket',
    ]);
    expect(facts.filter(({ state }) => state === 'fail')).toEqual([]);
    expect(facts.at(-1)?.found).toContain('the first run makes it');
  });

  it('tells what is missing with its repair', async () => {
    const facts = await examine({ open: withoutRegion, project: { root }, namespaces: async () => false });
    expect(facts.find(({ about }) => about === 'region')).toMatchObject({
      state: 'fail',
      repair: expect.stringContaining('AWS_REGION') as string,
    });
    expect(facts.find(({ about }) => about === 'namespaces')).toMatchObject({ state: 'warn' });
    expect(facts.filter(({ state, repair }) => state !== 'ok' && !repair)).toEqual([]);
  });

  it.each([
    ['v22.22.2', 'ok'],
    ['v24.14.0', 'fail'],
    ['v24.21.0', 'ok'],
    ['v25.0.0', 'fail'],
    ['v20.11.1', 'fail'],
  ])('knows whether Node %s is fit: %s', (version, state) => {
    expect(nodeFact(version).state).toBe(state);
  });

  it('says where it can not write', async () => {
    await expect(writingFact(join(root, 'nowhere'))).resolves.toMatchObject({ state: 'fail' });
  });
});

async function withoutRegion(): Promise<never> {
  throw new MlxError('AWS_REGION_MISSING', { where: 'prod' });
}
