import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { diffPlans } from '../../../src/commands/diff/diff-plans.ts';
import { run as diff } from '../../../src/commands/diff.ts';
import type { Difference } from '../../../src/inspect/diff/difference.ts';
import { fakeHost } from '../../fakes/host.ts';
import { scratch, script, type Scratch } from '../../fakes/scratch.ts';

const head = `
kind = "training"
[tool.mlx.params]
depth = { type = "int", default = 6 }
[tool.mlx.metrics]
auc = 'auc=([0-9.]+)'
`;
const body = (auc: number) => `import sys\n\n# trains\nprint("auc=${auc}")\n`;

let project: Scratch;
beforeAll(async () => {
  project = await scratch({ 'jobs/train.py': script(head, body(0.5)) });
});
afterAll(() => project.close());

const difference = async (A: string, B: string): Promise<Difference> => {
  const { value } = await diff({ args: { A, B }, flags: {}, params: {} }, fakeHost(project.project.root));
  if (value.kind !== 'difference') throw new Error(`diff answered with ${value.kind}`);
  return value.difference;
};

describe('mlx diff', () => {
  test('says in what two runs differ: params, code by line, metrics', async () => {
    const first = await project.run('train');
    await project.write({ 'jobs/train.py': script(head, body(0.8)) });
    const second = await project.run('train', { depth: '8' });
    const { before, after, sections, same } = await difference('last~1', 'last');
    expect({ before, after }).toEqual({ before: first.name, after: second.name });
    const changes = new Map(sections.map((section) => [section.title, section.changes]));
    expect(changes.get('params')).toMatchObject([{ path: 'depth', before: '6', after: '8' }]);
    expect(changes.get('metrics')).toMatchObject([{ path: 'auc', before: 0.5, after: 0.8 }]);
    const file = changes.get('code')?.find(({ path }) => path === '["train.py"]');
    expect(file?.lines?.filter(({ kind }) => kind !== 'same').map(({ text }) => text)).toEqual([
      'print("auc=0.5")',
      'print("auc=0.8")',
    ]);
    expect(same).toEqual(expect.arrayContaining(['job', 'inputs', 'machine', 'image', 'outcome']));
    expect(await difference('train~1', first.name)).toMatchObject({ sections: [] });
    await expect(difference('last~9', 'last')).rejects.toMatchObject({ code: 'RUN_UNKNOWN' });
  });

  test('names the key of the head that decides on a changed part of a request', async () => {
    const plain = await project.plan('train', { depth: '6' });
    await project.write({
      'jobs/train.py': script(head.replace('kind = "training"', 'kind = "training"\nmax_runtime = "2h"'), body(0.8)),
    });
    const { sections } = diffPlans(plain, await project.plan('train', { depth: '9' }));
    const request = sections.find(({ title }) => title === 'request');
    expect(request?.changes).toContainEqual(
      expect.objectContaining({
        path: 'StoppingCondition.MaxRuntimeInSeconds',
        before: 3600,
        after: 7200,
        key: 'max_runtime',
      }),
    );
    expect(request?.changes).toContainEqual(
      expect.objectContaining({ path: 'HyperParameters.depth', key: 'params.depth' }),
    );
  });

  test('compares two files, and shows where one is broken', async () => {
    await project.write({ 'a.json': '{"A": [1, 2]}', 'b.json': '{"A": [1, 3]}', 'c.json': '{"A": ' });
    expect((await difference('a.json', 'b.json')).sections).toMatchObject([
      { changes: [{ path: 'A[1]', before: 2, after: 3 }] },
    ]);
    await expect(difference('a.json', 'c.json')).rejects.toMatchObject({
      code: 'JSON_BROKEN',
      faults: [{ place: { file: 'c.json', line: 1 } }],
    });
  });
});
