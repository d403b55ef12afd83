import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AnyRunSummary } from '../../../src/runs/any-run.ts';
import { script } from '../../fakes/scratch.ts';
import { openProjectRepl, type ProjectRepl } from './open-project-repl.ts';

const files = {
  'jobs/make.py': script(
    `kind = "processing"
[tool.mlx.params]
late = { type = "int", default = 1 }
[tool.mlx.metrics]
rows = 'rows=([0-9]+)'`,
    'import sys\nprint(f"rows={sys.argv[-1]}")\n',
  ),
  'jobs/broken.py': script('kind = "procesing"', ''),
  'flows/small.flow.ts': `
import { flow, job, param } from 'mlx';
export default flow('small', { late: param.int(15) }, ({ late }) => {
  job('jobs/make.py', { params: { late } });
});`,
};

let opened: ProjectRepl;
const launched: AnyRunSummary[] = [];

beforeAll(async () => {
  opened = await openProjectRepl(files, {
    onLaunched: (run) => launched.push(run),
    selected: () => ({ item: { name: 'make' }, list: 'jobs' }),
  });
});
afterAll(() => opened.close());

test('an expression stands in a template string, and is evaluated by a made-up table, flat or nested', async () => {
  expect(await opened.seen('`s3://bucket/${execution.id}/out`')).toBe('s3://bucket/{execution.id}/out');
  expect(await opened.seen('execution.id')).toBe('{execution.id}');
  const line = "evaluate(`s3://bucket/${execution.id}/out`, { 'execution.id': 'abc' })";
  expect(await opened.plain(line)).toBe('s3://bucket/abc/out');
  expect(await opened.plain("evaluate(execution.id, { execution: { id: 'abc' } })")).toBe('abc');
});

test('what is typed as it is printed is evaluated too, alone with its own type', async () => {
  const sample = '{ train: { metrics: { auc: 0.8 } } }';
  expect(await opened.plain(`evaluate('train.metrics.auc', ${sample})`)).toBe(0.8);
  expect(await opened.plain(`evaluate('{train.metrics.auc}', ${sample})`)).toBe(0.8);
  expect(await opened.plain(`evaluate('auc {train.metrics.auc} in {braces}', ${sample})`)).toBe('auc 0.8 in {braces}');
});

test('a condition holds or not', async () => {
  const condition = "execution.flow.in(['small', 'large'])";
  expect(await opened.plain(`evaluate(${condition}, { 'execution.flow': 'small' })`)).toBe(true);
  expect(await opened.plain(`evaluate(${condition}, { 'execution.flow': 'other' })`)).toBe(false);
});

test('without a sample an expression has an example value of its type, a param that of its flow', async () => {
  expect(await opened.plain("evaluate('execution.startTime')")).toMatch(/^\d{4}-\d\d-\d\dT/);
  expect(await opened.plain("evaluate('params.late')")).toBe(15);
});

test('what a sample does not name is said to be unknown', async () => {
  const unknown = { code: 'EXPRESSION_UNKNOWN' };
  await expect(opened.plain("evaluate('execution.id', {})")).rejects.toMatchObject(unknown);
  await expect(opened.plain("evaluate('execution.id', { toString: {} })")).rejects.toMatchObject(unknown);
});

test('what is selected is told of, not the word for it: of a job what its head says, key by key', async () => {
  const seen = await opened.seen('it?', 120);
  expect(seen).toMatch(/^make {2}processing job in python/);
  expect(seen).toMatch(/instance +ml\.m5\.large/);
  expect(await opened.seen('it.name')).toBe('make');
});

test('jobs and flows are known by name, with what their files say, and without an await', async () => {
  expect(await opened.plain('jobs.make.params.late')).toMatchObject({ type: 'int', default: 1 });
  expect(await opened.plain('jobs.map(job => job.name)')).toEqual(['broken', 'make']);
  expect(await opened.plain('flows.small.params.late')).toMatchObject({ default: 15 });
  expect(await opened.seen('flows.small')).toContain('make');
});

test('a job that can not be read is among them, with its faults', async () => {
  expect(await opened.plain('jobs.broken')).toMatchObject({
    name: 'broken',
    faults: [{ what: 'kind is "procesing"' }],
  });
});

test('jobs and flows by themselves are a table that tells them apart', async () => {
  expect(await opened.seen('jobs', 100)).toMatch(/make +processing +1 × ml\.\S+ +late/u);
  expect(await opened.seen('jobs', 100)).toContain('jobs/broken.py has a fault in its head');
  expect(await opened.seen('flows')).toMatch(/small +late +make/u);
});

test('a job by itself says what it is before what its head says', async () => {
  expect(await opened.seen('jobs.make')).toMatch(/^make: processing job in python\nname +"make"/);
});

test('a list of the project that is empty, and the end of one, say so', async () => {
  expect(await opened.seen('models')).toContain('This project has no models. `aws.sagemaker.listModels()`');
  expect(await opened.seen('models.more()')).toBe('No more models.');
});

test('a model tells what it is, draws as its page, and has the call that reads it', async () => {
  const group = "{ ModelPackageGroupName: 'mlx-make', Tags: [{ Key: 'mlx:project', Value: 'x' }] }";
  await opened.plain(`aws.sagemaker.createModelPackageGroup(${group})`);
  expect(await opened.plain('models.map(({ name }) => name)')).toEqual(['mlx-make']);
  expect(await opened.seen('models[0]?')).toContain('model, registry');
  expect(await opened.seen('models[0]')).toMatch(/^mlx-make {2}model/);
  expect(await opened.seen('models[0]??', 200)).toContain('aws sagemaker describe-model-package-group');
});

test('an example is checked as what it is an example of', async () => {
  expect(await opened.seen("check(example('CreateTrainingJob'))")).toContain('nothing that the service would refuse');
});

test('what compares or checks nothing says so', async () => {
  const nothing = { code: 'NOTHING_TO_ASK_OF' };
  await expect(opened.plain('diff(runs[5], runs[6])')).rejects.toMatchObject(nothing);
  await expect(opened.plain('check({})')).rejects.toMatchObject(nothing);
});

test('what was broken does not become the last value', async () => {
  await opened.plain('40 + 2');
  await expect(opened.plain("run('nope')")).rejects.toMatchObject({ code: 'JOB_UNKNOWN' });
  expect(await opened.plain('_')).toBe(42);
});

test('the selection is `it`', async () => {
  expect(await opened.plain('it.name')).toBe('make');
});

test('a flow is planned any way, and drawn as the verb draws it', async () => {
  expect(await opened.plain("plan('small', { late: 20 }, { as: 'pipeline' })")).toMatchObject({
    way: 'pipeline',
    params: { late: 20 },
  });
  expect(await opened.plain("plan(flows.small, { as: 'states' })")).toMatchObject({
    way: 'states',
    params: { late: 15 },
  });
  expect(await opened.value("plan('small')")).toMatchObject({ kind: 'flow plan' });
});

test('a flow is run, told to the face, and its values are read back from that run', { timeout: 60_000 }, async () => {
  const run = (await opened.plain("small = await run('small', { late: 7 }, { as: 'pipeline' })")) as { name: string };
  expect(launched).toMatchObject([{ name: run.name, flow: 'small', way: 'pipeline' }]);
  expect(await opened.plain("evaluate('params.late', small)")).toBe(7);
  expect(await opened.plain(`evaluate('late {params.late}', '${run.name}')`)).toBe('late 7');
  expect(await opened.plain('show(small)')).toMatchObject({ name: run.name, steps: [{ name: 'make' }] });
  expect(await opened.plain("matrix('small')")).toMatchObject({ flow: 'small' });
  expect(await opened.seen('runs')).toContain(run.name);
});

test('what a line throws is told in words, whatever it is', async () => {
  await expect(opened.plain('null.x')).rejects.toMatchObject({ code: 'LINE_THREW', details: { name: 'TypeError' } });
  await expect(opened.plain('throw 5')).rejects.toMatchObject({ details: { message: '5' } });
});
