import { expect, test } from 'vitest';
import { inferFlow } from '../../../src/define/flow/infer-flow.ts';
import { printed } from '../../../src/define/expression/text.ts';
import { needsByStep } from '../../../src/define/flow/walk.ts';
import { errorOf, faultText, flowProject, script } from './flow-project.ts';

async function edges(selector: string): Promise<Record<string, readonly string[]>> {
  return Object.fromEntries(needsByStep(await inferFlow(selector, await flowProject())));
}

test('a flow is inferred from the heads that name outputs of others', async () => {
  expect(await edges('+report')).toEqual({ prepare: [], train: ['prepare'], report: ['train'] });
  expect(await edges('prepare+')).toEqual({ prepare: [], train: ['prepare'], report: ['train'] });
  expect(await edges('+train+')).toEqual({ prepare: [], train: ['prepare'], report: ['train'] });
  expect(await edges('+train')).toEqual({ prepare: [], train: ['prepare'] });
  expect(await edges('train+')).toEqual({ train: [], report: ['train'] });
  expect(await edges('train')).toEqual({ train: [] });
  expect(await edges('report, prepare')).toEqual({ report: [], prepare: [] });
  expect(await edges('train,+report')).toEqual({ prepare: [], train: ['prepare'], report: ['train'] });
  expect(await edges('+jobs/train.py')).toEqual({ prepare: [], train: ['prepare'] });
});

test('it is named by the job, has the params of its jobs, and the places of their heads', async () => {
  const flow = await inferFlow('+train', await flowProject());
  expect(flow).toMatchObject({
    name: 'train',
    params: { day: { type: 'date', default: '2013-01-01' }, depth: { type: 'int', default: 6, max: 20 } },
    places: {
      train: { file: 'jobs/train.py', line: 1 },
      'train.inputs.features': { file: 'jobs/train.py', text: '# features = "prepare.features"' },
    },
  });
  expect(flow.file).toBeUndefined();
  expect(printed(JSON.stringify(flow.steps[1]))).toContain('"depth":"{params.depth}"');
});

test('params that jobs have alike are one, others are named by their job, and what may be left out is none', async () => {
  const project = await flowProject({
    'jobs/a.py': params(
      'day = { type = "date", help = "a" }',
      'n = { type = "int", default = 1 }',
      'x = { type = "int", required = false }',
    ),
    'jobs/b.py': params('day = { type = "date", help = "b" }', 'n = { type = "int", default = 2 }'),
  });
  const flow = await inferFlow('a,b', project);
  expect(Object.keys(flow.params).toSorted()).toEqual(['a-n', 'b-n', 'day']);
  expect(flow.steps.map((step) => 'params' in step && printed(JSON.stringify(step.params)))).toEqual([
    '{"day":"{params.day}","n":"{params.a-n}"}',
    '{"day":"{params.day}","n":"{params.b-n}"}',
  ]);
});

test('a job may read its own output, which is that of an earlier run', async () => {
  const again = script('processing', '[tool.mlx.inputs]', 'old = "again.rows"', '[tool.mlx.outputs]', 'rows = "files"');
  const flow = await inferFlow('+again+', await flowProject({ 'jobs/again.py': again }));
  expect(flow.steps).toMatchObject([{ inputs: { old: { kind: 'ref', ref: { kind: 'output', job: 'again' } } } }]);
});

test('a cycle is told once, with its whole path, at an input of a head', async () => {
  const project = await flowProject({
    'jobs/a.py': reads('c.rows'),
    'jobs/b.py': reads('a.rows'),
    'jobs/c.py': reads('b.rows'),
  });
  const error = await errorOf(inferFlow('+a', project));
  expect(error.code).toBe('FLOW_DEFINITION_FAULTS');
  expect(error.faults.map(faultText)).toEqual([
    expect.stringMatching(
      /^jobs\/[abc]\.py:5 <"[abc]\.rows"> these steps wait for each other: (?:a -> b -> c -> a|b -> c -> a -> b|c -> a -> b -> c) -> take away/,
    ),
  ]);
});

test('a missing job and a missing output are told at the heads that name them', async () => {
  const project = await flowProject({ 'jobs/a.py': reads('trian.model'), 'jobs/b.py': reads('train.modle') });
  const error = await errorOf(inferFlow('+a,+b', project));
  expect(error.faults.map(faultText)).toEqual([
    'jobs/a.py:5 <"trian.model"> there is no job "trian" -> train',
    'jobs/b.py:5 <"train.modle"> train has no output "modle" -> model',
  ]);
});

test('what follows a job passes over heads with faults; what it needs does not', async () => {
  const project = await flowProject({ 'jobs/broken.py': script('processing', 'cuont = 1') });
  expect((await inferFlow('prepare+', project)).steps).toHaveLength(3);
  expect(await errorOf(inferFlow('+broken', project))).toMatchObject({ code: 'HEAD_FAULTS' });
});

test.each([
  ['+trian', { code: 'JOB_UNKNOWN', details: { nearest: 'train' } }],
  ['', { code: 'FLOW_SELECTOR' }],
  ['+', { code: 'FLOW_SELECTOR' }],
  ['train,,report', { code: 'FLOW_SELECTOR' }],
  ['a+b', { code: 'FLOW_SELECTOR' }],
])('the selector %j is refused', async (selector, error) => {
  expect(await errorOf(inferFlow(selector, await flowProject()))).toMatchObject(error);
});

/** A script that takes these params. */
function params(...lines: readonly string[]): string {
  return script('processing', '[tool.mlx.params]', ...lines);
}

/** A script that reads this and makes rows. */
function reads(input: string): string {
  return script('processing', '[tool.mlx.inputs]', `rows = "${input}"`, '[tool.mlx.outputs]', 'rows = "files"');
}
