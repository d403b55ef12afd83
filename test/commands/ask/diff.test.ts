import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { diffThings } from '../../../src/commands/diff/diff-things.ts';
import { diffRuns } from '../../../src/commands/diff/diff-runs.ts';
import { run as diff } from '../../../src/commands/diff.ts';
import type { Aws } from '../../../src/aws/aws.ts';
import type { AnyRun } from '../../../src/runs/find-any-run.ts';
import type { FlowRun, StepRun } from '../../../src/runs/flows/flow-run.ts';
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

const flowRun = (change: Partial<FlowRun>, rows: Partial<StepRun>): AnyRun => ({
  kind: 'flow',
  run: {
    name: 'delays-1',
    arn: 's3://bucket/delays-1/',
    flow: 'delays',
    way: 'job',
    status: 'completed',
    created: 0,
    modified: 9_000,
    params: { day: '2013-01-01' },
    steps: [
      { name: 'rows', kind: 'sql', status: 'completed', needs: [], attempts: 1, started: 0, ended: 4_000, ...rows },
    ],
    ...change,
  },
});

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
    const { sections } = diffThings(plain, await project.plan('train', { depth: '9' }));
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

  test('compares two runs of a flow by their params and steps', async () => {
    const aws = { where: 'local', region: 'us-east-1' } as Aws;
    const before = flowRun({}, {});
    const after = flowRun({ name: 'delays-2', params: { day: '2013-01-02' } }, { status: 'failed', ended: 9_000 });
    const { sections, same } = await diffRuns(before, after, aws, 0);
    expect(
      sections.flatMap(({ changes }) => changes.map(({ path, before: was, after: is }) => [path, was, is])),
    ).toEqual([
      ['day', '2013-01-01', '2013-01-02'],
      ['rows.status', 'completed', 'failed'],
      ['rows.seconds', 4, 9],
    ]);
    expect(same).toEqual(['flow', 'outcome', 'seconds']);
  });

  test('compares any two values as data', () => {
    expect(diffThings({ a: [1] }, { a: [2] })).toMatchObject({
      sections: [{ title: 'values', changes: [{ path: 'a[0]', before: 1, after: 2 }] }],
    });
    expect(diffThings('same', 'same')).toMatchObject({ sections: [], same: ['values'] });
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
