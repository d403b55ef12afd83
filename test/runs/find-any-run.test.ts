import { afterAll, beforeAll, expect, test } from 'vitest';
import { findAnyRun } from '../../src/runs/find-any-run.ts';
import { script } from '../fakes/scratch.ts';
import { flowScratch, type FlowScratch } from './flows/flow-scratch.ts';

const make = script('kind = "processing"', 'print("made")\n');
const pair = `
import { flow, job } from 'mlx';
export default flow('pair', {}, () => {
  job('jobs/make.py', { name: 'one' });
  job('jobs/make.py', { name: 'two' });
});`;

let project: FlowScratch;
let runs: string[];
beforeAll(async () => {
  project = await flowScratch({ 'jobs/make.py': make, 'flows/pair.flow.ts': pair });
  const [first, second] = [await project.runFlow('pair', 'job'), await project.runFlow('pair', 'job')];
  runs = [first.run.name, second.run.name];
});
afterAll(() => project.close());

const find = (name: string) => findAnyRun(project.aws, name, project.project);

test('the name of a flow means its newest run, though the jobs of its steps begin with it, too', async () => {
  expect(await find('pair')).toMatchObject({ kind: 'flow', run: { name: runs[1] } });
  expect(await find('last')).toMatchObject({ kind: 'flow', run: { name: runs[1] } });
});

test('the beginning of one run means that run, and its whole name with a step the job', async () => {
  expect(await find(runs[0]?.slice(0, -1) ?? '')).toMatchObject({ kind: 'flow', run: { name: runs[0] } });
  expect(await find(`${runs[0]}-two`)).toMatchObject({ kind: 'job', run: { name: `${runs[0]}-two` } });
});

test('the beginning of several runs is refused', async () => {
  await expect(find('pai')).rejects.toMatchObject({ code: 'RUN_AMBIGUOUS' });
});
