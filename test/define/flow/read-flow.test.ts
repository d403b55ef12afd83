import { expect, test } from 'vitest';
import { printed } from '../../../src/define/expression/text.ts';
import { findFlow, findFlows } from '../../../src/define/flow/find-flows.ts';
import { readFlow } from '../../../src/define/flow/read-flow.ts';
import { needsByStep } from '../../../src/define/flow/walk.ts';
import { errorOf, faultsOfBody, flowProject, readBody, script } from './flow-project.ts';

test('a flow is read with the heads of its scripts, frozen, with the places of its steps', async () => {
  const flow = await readBody(`
const prepare = job('jobs/prepare.py', { params: { day } });
const train = job('jobs/train.py', { params: { depth }, inputs: { features: prepare.outputs.features }, retry: 2, cache: '30d', timeout: '2h' });
when(train.metrics.auc.above(0.75), () => register(train.outputs.model, { group: 'delays' })).otherwise(() => fail('bad'));`);
  expect(flow).toMatchObject({
    name: 'delays',
    params: { depth: { type: 'int', default: 6, required: false } },
    steps: [
      {
        kind: 'job',
        name: 'prepare',
        job: { name: 'prepare', kind: 'processing' },
        inputs: { flights: { kind: 'ref', ref: { kind: 'table', database: 'nyc', table: 'flights' } } },
      },
      {
        kind: 'job',
        name: 'train',
        inputs: { features: { kind: 'output', step: 'prepare', output: 'features' } },
        retry: { attempts: 2, interval: 30, backoff: 2 },
        cache: { expireAfter: 2_592_000 },
        timeout: 7200,
      },
      {
        kind: 'when',
        name: 'when',
        then: [{ kind: 'register', name: 'register', approval: 'PendingManualApproval' }],
        otherwise: [{ kind: 'fail', message: 'bad' }],
      },
    ],
    places: {
      '': { file: 'flows/delays.flow.ts', line: 2, column: 16 },
      train: { file: 'flows/delays.flow.ts', line: 5, text: expect.stringContaining('jobs/train.py') as string },
    },
  });
  expect(flow.file).toMatch(/flows\/delays\.flow\.ts$/);
  expect(Object.isFrozen(flow.steps[0])).toBe(true);
  expect(JSON.parse(JSON.stringify(flow))).toEqual(flow);
});

test('an input that says nothing is what the head names: another step of the flow where that runs the job', async () => {
  const flow = await readBody(`job('jobs/prepare.py'); job('jobs/train.py'); job('jobs/report.py');`);
  expect(Object.fromEntries(needsByStep(flow))).toEqual({ prepare: [], train: ['prepare'], report: ['train'] });
  expect(flow.steps[2]).toMatchObject({
    inputs: {
      old: { kind: 'ref', ref: { kind: 'file', path: expect.stringMatching(/^\/.*data\/old\.csv$/) as string } },
    },
  });
  const alone = await readBody(`job('jobs/train.py');`);
  expect(alone.steps[0]).toMatchObject({
    inputs: { features: { kind: 'ref', ref: { kind: 'output', job: 'prepare', output: 'features' } } },
  });
});

test('of several steps that run a job, a head means the one with its name; without that one it has to be said', async () => {
  const twice = `job('jobs/prepare.py', { name: 'one' }); job('jobs/prepare.py', { name: 'two' }); job('jobs/train.py');`;
  expect(await faultsOfBody(twice)).toEqual([
    expect.stringMatching(
      /train may read its input features from one or two -> say which: inputs: \{ features: \.\.\. \}$/,
    ),
  ]);
  const named = await readBody(twice.replace("'one'", "'prepare'"));
  expect(needsByStep(named).get('train')).toEqual(['prepare']);
});

test('each goes over a list, and its items are read together or one by one', async () => {
  const flow = await readBody(`
const prepare = job('jobs/prepare.py');
const sizes = each([{ name: 'small', depth: 4 }, { name: 'large', depth: 12 }], ({ depth }) => job('jobs/train.py', { params: { depth } }), { atOnce: 1 });
job('jobs/report.py', { inputs: { scores: sizes.outputs.report } });
job('jobs/report.py', { name: 'first', inputs: { scores: sizes.at(0).outputs.report } });
job('jobs/report.py', { name: 'second', inputs: { scores: sizes.named('large').outputs.report.file('part/') } });`);
  expect(flow.steps.slice(1)).toMatchObject([
    {
      kind: 'each',
      name: 'each',
      atOnce: 1,
      items: [{ name: 'small' }, { name: 'large' }],
      steps: [{ name: 'train' }],
    },
    { inputs: { scores: { kind: 'outputs', each: 'each', step: 'train', output: 'report' } } },
    { inputs: { scores: { kind: 'output', step: 'train-small', output: 'report' } } },
    { inputs: { scores: { kind: 'uri', uri: expect.stringContaining('train-large.outputs.report') as string } } },
  ]);
  expect(needsByStep(flow).get('second')).toEqual(['each']);
});

test('the other kinds of steps', async () => {
  const flow = await readBody(
    `
const late = sql(\`select * from nyc.flights where day = '\${day}'\`, { database: 'nyc', output: 'table:ml.late' });
spark('jobs/rows.py', { engine: { emrServerless: 'app-1', role: 'arn:aws:iam::123456789012:role/emr' } });
job('jobs/rows.py', { name: 'plain' });
const tuned = tune('jobs/train.py', { inputs: { features: late.outputs.rows }, ranges: { depth: { min: 2, max: 12 }, loss: ['gini', 'entropy'] }, objective: { maximize: 'auc' }, jobs: 4, atOnce: 2 });
const scorer = model(tuned.outputs.model, { image: 'xgboost' });
transform(scorer, { input: late.outputs.rows, contentType: 'text/csv', split: 'Line' });
const count = lambda('arn:aws:lambda:eu-west-1:123456789012:function:count', { payload: { day, depth, n: 1 }, results: { rows: 'int' } });
const yes = approval(\`\${execution.id}: ok?\`, { results: { by: 'string' } });
when(or(count.results.rows.above(10), not(yes.results.by.in(['me', 'you']))), () => fail(\`\${yes.results.by} said no\`));`,
    { 'jobs/rows.py': script('spark') },
  );
  expect(flow.steps).toMatchObject([
    { kind: 'sql', name: 'sql', database: 'nyc', format: 'parquet', output: { kind: 'table', table: 'late' } },
    { kind: 'job', name: 'rows', spark: { kind: 'emr-serverless', application: 'app-1' }, job: { spark: true } },
    { kind: 'job', name: 'plain', spark: { kind: 'sagemaker' } },
    {
      kind: 'tune',
      name: 'tune-train',
      ranges: { depth: { kind: 'int', min: 2, max: 12 }, loss: { kind: 'choice' } },
      objective: { metric: 'auc', goal: 'Maximize' },
    },
    { kind: 'model', name: 'model', image: 'xgboost' },
    { kind: 'transform', name: 'transform', model: { kind: 'step', step: 'model' }, instance: 'ml.m5.large', count: 1 },
    { kind: 'lambda', name: 'count', payload: { n: 1 }, results: { rows: 'int' } },
    { kind: 'approval', name: 'approval' },
    { kind: 'when', condition: { kind: 'any' }, then: [{ kind: 'fail' }], otherwise: [] },
  ]);
  expect(printed(JSON.stringify(flow.steps[0]))).toContain("where day = '{params.day}'");
});

test('flows are found in flows/ and where jobs are, by the names of their files', async () => {
  const project = await flowProject({ 'flows/a/daily.flow.ts': '', 'jobs/weekly.flow.ts': '', 'other/x.flow.ts': '' });
  expect((await findFlows(project)).map(({ name }) => name)).toEqual(['daily', 'weekly']);
  expect(await errorOf(findFlow(project, 'dayly'))).toMatchObject({
    code: 'FLOW_UNKNOWN',
    details: { nearest: 'daily' },
  });
  const twice = await flowProject({ 'flows/daily.flow.ts': '', 'jobs/daily.flow.ts': '' });
  expect(await errorOf(findFlow(twice, 'daily'))).toMatchObject({ code: 'FLOW_AMBIGUOUS' });
});

test.each([
  ['throw new Error("no luck");', { reason: 'no luck' }],
  ['export const x = 1;', { reason: 'it has no default export' }],
  ['export default { kind: "job" };', { reason: 'its default export is not made by flow()' }],
  ['const = ;', {}],
  [
    `import { flow, job } from 'mlx'; export default flow('other', {}, () => { job('jobs/prepare.py'); });`,
    { reason: 'its flow is named "other", and the file "delays"' },
  ],
])('a file that is no flow says so: %s', async (source, details) => {
  const project = await flowProject({ 'flows/delays.flow.ts': source });
  const error = await errorOf(readFlow(await findFlow(project, 'delays'), project));
  expect(error).toMatchObject({ code: 'FLOW_MODULE', details: { file: 'flows/delays.flow.ts', ...details } });
});

test('where the file throws is told by its line', async () => {
  const project = await flowProject({ 'flows/delays.flow.ts': '\nconst list = [];\nlist[0].name;\n' });
  const { faults } = await errorOf(readFlow(await findFlow(project, 'delays'), project));
  expect(faults).toMatchObject([{ place: { file: 'flows/delays.flow.ts', line: 3 } }]);
});

test('a step that is made outside of a flow says so', async () => {
  const source = `import { job } from 'mlx'; export default job('jobs/prepare.py');`;
  const project = await flowProject({ 'flows/delays.flow.ts': source });
  expect(await errorOf(readFlow(await findFlow(project, 'delays'), project))).toMatchObject({
    code: 'FLOW_OUTSIDE',
    details: { call: 'job()' },
  });
});

test('all faults are told at once, each at its line, with those of the heads', async () => {
  const faults = await faultsOfBody(
    `const prepare = job('jobs/prepare.py', { params: { dya: day } });
job('jobs/train.py', { inputs: { features: prepare.outputs.featurs }, instnce: 'ml.m5.large', retry: { attempts: 0 } });
job('jobs/trian.py');
job('jobs/broken.py'); job('jobs/report.py', { inputs: { scroes: prepare.outputs.stats } });`,
    { 'jobs/broken.py': script('processing', 'cuont = 2') },
  );
  expect(faults).toEqual([
    'flows/delays.flow.ts:3 <job> prepare has no param "dya" -> day',
    'flows/delays.flow.ts:4 <job> job() has no option "instnce" -> instance',
    'flows/delays.flow.ts:4 <job> retry.attempts is 0 -> 1',
    'flows/delays.flow.ts:4 <job> prepare has no output "featurs" -> features',
    expect.stringMatching(/^flows\/delays\.flow\.ts:5 <job> jobs\/trian\.py doesn't exist -> jobs\/train\.py$/),
    'flows/delays.flow.ts:6 <job> report has no input "scroes" -> scores',
    'jobs/broken.py:4 <cuont> unknown key "cuont" -> count = 2',
  ]);
});
