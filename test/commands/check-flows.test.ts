import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { run as check } from '../../src/commands/check.ts';
import { run as help } from '../../src/commands/help.ts';
import { fakeHost } from '../fakes/host.ts';
import { scratch, script, type Scratch } from '../fakes/scratch.ts';

const make = script('kind = "processing"\n[tool.mlx.outputs]\nrows = "files"', 'print("made")\n');
const flowOf = (body: string) => `
import { flow, job, param } from 'mlx';
export default flow('small', { late: param.int(15, { help: 'minutes' }) }, ({ late }) => {
  ${body}
});`;

let project: Scratch;
afterEach(() => project.close());

const checked = async (...targets: readonly string[]) => {
  const host = fakeHost(project.project.root);
  const { value, exit } = await check({ args: { TARGET: targets }, flags: {}, params: {} }, host);
  if (value.kind !== 'check') throw new Error(`check answered with ${value.kind}`);
  return { ...value, exit };
};

test('a flow is checked with the jobs, its faults at their places', async () => {
  project = await scratch({ 'jobs/make.py': make, 'flows/small.flow.ts': flowOf(`job('jobs/mak.py');`) });
  const { exit, flows, jobs } = await checked();
  expect({ exit, jobs }).toMatchObject({ exit: 2, jobs: [{ job: 'make', faults: [] }] });
  expect(flows).toMatchObject([{ flow: 'small', file: 'flows/small.flow.ts' }]);
  expect(flows[0]?.faults).toMatchObject([
    { place: { file: 'flows/small.flow.ts', line: 4 }, nearest: 'jobs/make.py' },
  ]);
});

test('a fault of a head that a flow names is told once, and the flow is still not right', async () => {
  const broken = script('kind = "processing"\ninstnce = "ml.m5.large"', '');
  project = await scratch({ 'jobs/make.py': broken, 'flows/small.flow.ts': flowOf(`job('jobs/make.py');`) });
  expect(await checked()).toMatchObject({
    exit: 2,
    jobs: [{ faults: [{ what: expect.stringContaining('instnce') }] }],
    flows: [{ faults: [], inHeads: 1 }],
  });
  expect((await checked('small')).flows[0]?.faults).toHaveLength(1);
});

test('the types of a project with flows are kept fresh, those of others are not begun', async () => {
  project = await scratch({ 'jobs/make.py': make });
  const types = () => readFile(join(project.project.root, '.mlx', 'types', 'mlx.d.ts'), 'utf8');
  await checked();
  await expect(types()).rejects.toThrow('ENOENT');
  await project.write({ 'flows/small.flow.ts': flowOf(`job('jobs/make.py');`) });
  await checked();
  expect(await types()).toContain('rows');
  await project.write({ 'jobs/make.py': make.replace('rows =', 'lines =') });
  await checked();
  expect(await types()).toContain('lines');
});

test('the help of `mlx run FLOW` lists its params', async () => {
  project = await scratch({ 'jobs/make.py': make, 'flows/small.flow.ts': flowOf(`job('jobs/make.py');`) });
  const input = { args: { TOPIC: ['run', 'small'] }, flags: {}, params: {} };
  const { value } = await help(input, fakeHost(project.project.root));
  if (value.kind !== 'help') throw new Error(`help answered with ${value.kind}`);
  expect(value.page.title).toBe('mlx run small');
  expect(value.page.sections[0]).toMatchObject({
    title: 'Params of small',
    entries: [{ term: '--late INT', text: 'minutes (default 15)' }],
  });
});
