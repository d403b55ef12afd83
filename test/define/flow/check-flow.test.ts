import { expect, test } from 'vitest';
import type { FlowDefinition } from '../../../src/define/flow/flow-definition.ts';
import { checkFlow } from '../../../src/define/flow/check/check-flow.ts';
import { viewFlow } from '../../../src/define/flow/check/flow-view.ts';
import { paramsOfFlow } from '../../../src/define/flow/params-of-flow.ts';
import { errorOf, faultsOfBody, readBody, script } from './flow-project.ts';
import { jobDefinition } from './job-definition.ts';
import { randomFlow } from './random-flow.ts';

const prepare = `const prepare = job('jobs/prepare.py'); const train = job('jobs/train.py');`;

/** What is wrong with a flow that makes prepare and train on line 3 and has this from line 4; without the places. */
async function wrongs(body: string, files?: Readonly<Record<string, string>>): Promise<string[]> {
  const faults = await faultsOfBody(`${prepare}\n${body}`, files);
  return faults.map((fault) => fault.replace(/^\S+ <[^>]*> /, ''));
}

test('random flows are right', () => {
  for (let seed = 1; seed <= 100; seed += 1) {
    const flow = randomFlow(seed, { steps: 25 });
    const view = viewFlow(flow, { unread: new Set(), placeOf: (step) => flow.places[step?.name ?? ''] ?? nowhere });
    expect(checkFlow(view).map(({ what }) => `${flow.name}: ${what}`)).toEqual([]);
  }
});

test('a long chain of steps is checked without running out of stack', () => {
  const flow = chain(5_000);
  expect(checkFlow(viewFlow(flow, { unread: new Set(), placeOf: () => nowhere }))).toEqual([]);
});

test.each([
  ['', 'the flow delays has no steps'],
  [`job('jobs/prepare.py', { name: 'a b; drop' });`, `a step can't be named "a b; drop"`],
  [`job('jobs/prepare.py', { name: '../../etc' });`, `a step can't be named "../../etc"`],
  [`job('jobs/prepare.py', { name: '' });`, `a step can't be named ""`],
  [`job('jobs/prepare.py', { name: 'x'.repeat(65) });`, `a step can't be named`],
  [`job('jobs/prepare.py', { name: '__proto__' });`, `a step can't be named "__proto__"`],
  [`job('jobs/prepare.py'); job('jobs/prepare.py');`, 'two steps are named "prepare"'],
  [
    `job('jobs/prepare.py', { name: 'x-a' }); each(['a'], () => job('jobs/train.py', { name: 'x' }));`,
    'two steps are named "x-a"',
  ],
  [`each(['a', 'a'], () => job('jobs/train.py'));`, 'two items are named "a"'],
  [`each([], () => job('jobs/train.py'));`, 'the list given to each() is []'],
  [`each([day], () => job('jobs/train.py'));`, 'item 0 of each()'],
  [`each(['a'], () => undefined);`, 'the function given to each() returns undefined'],
  [`each(['a'], () => each(['b'], () => job('jobs/train.py')));`, 'each-2 lies in another each'],
  [`when(day.is('x'), () => undefined);`, 'when has no steps'],
  [`when(true, () => job('jobs/prepare.py'));`, 'the condition is true'],
  [`fail(5);`, 'message is 5'],
])('%s is refused', async (body, what) => {
  expect((await faultsOfBody(body)).join('\n')).toContain(what);
});

test('a step in a when or each is not read from outside of it', async () => {
  expect(
    await wrongs(`
let inner: any;
when(train.metrics.auc.above(1), () => { inner = job('jobs/prepare.py', { name: 'inner' }); }, { name: 'gate' });
job('jobs/train.py', { name: 'late', inputs: { features: inner.outputs.features }, after: [inner] });
each(['a', 'b'], () => (inner = job('jobs/prepare.py', { name: 'many' })), { name: 'all' });
job('jobs/train.py', { name: 'later', inputs: { features: inner.outputs.features } });`),
  ).toEqual([
    '{inner.outputs.features} reads inner from outside of gate -> move late into gate',
    'it comes after inner from outside of gate -> move late into gate',
    '{many.outputs.features} reads many from outside of all -> read it of what each() returned',
  ]);
});

test('a step in otherwise does not read one in then', async () => {
  expect(
    await wrongs(`
let inner: any;
when(train.metrics.auc.above(1), () => { inner = job('jobs/prepare.py', { name: 'inner' }); })
  .otherwise(() => job('jobs/train.py', { name: 'other', inputs: { features: inner.outputs.features } }));`),
  ).toEqual(['{inner.outputs.features} reads inner from outside of when -> move other into when']);
});

test('what is read is there, or the nearest name is told', async () => {
  expect(
    await wrongs(
      `const sizes = each(['a'], () => job('jobs/train.py', { name: 'sized' }));
const counted = lambda('count', { results: { rows: 'int' } });
const text = [prepare.metrics.rows, train.outputs.reprot.json('r.json', 'a'), prepare.outputs.stats.json('../r.json', 'a'), counted.results.row, counted.property('X'), sizes.named('b').outputs.report].join();
job('jobs/prepare.py', { name: 'x', env: { TEXT: text } });
job('jobs/report.py', { inputs: { scores: sizes.outputs.repotr, scroes: train.outputs.report } });`,
    ),
  ).toEqual([
    'prepare has no metric "rows" -> declare it in the head, or read another',
    'train has no output "reprot" -> report',
    `{prepare.outputs.stats/../r.json#a} can't be read -> report.json('evaluation.json', 'metrics.auc')`,
    `count has no result "row" -> rows`,
    'nothing describes the step count -> read its outputs or results',
    "{sized-b.outputs.report} reads the step sized-b, which isn't there -> sized-a",
    'report has no input "scroes" -> scores',
    'sized has no output "repotr" -> report',
  ]);
});

test('params get values that the head takes', async () => {
  expect(
    await wrongs(
      `job('jobs/train.py', { name: 'a', params: { depth: 99, rate: 'x', loss: 'ginny' } });
job('jobs/train.py', { name: 'b', params: { depth: day, rate: depth, loss: \`\${day}\` } });
job('jobs/train.py', { name: 'c', params: { depth: train.metrics.auc, rate: train.metrics.auc, loss: \`x\${day}\` } });
each([{ depth: 4 }, { depth: 40 }], (item) => job('jobs/train.py', { name: 'd', params: { depth: item.depth } }));
job('jobs/must.py');`,
      { 'jobs/must.py': script('processing', '[tool.mlx.params]', 'day = { type = "date" }') },
    ),
  ).toEqual([
    'a is given 99 as depth -> give it such a value',
    'a is given "x" as rate -> give it such a value',
    'a is given "ginny" as loss -> give it such a value',
    "b is given the flow's param day, which is a date as year-month-day, as depth -> give it such a value",
    "b is given the flow's param day, which is a date as year-month-day, as loss -> give it such a value",
    'c is given {train.metrics.auc}, a number, as depth -> give it such a value',
    'c is given the text x{params.day} as loss -> give it such a value',
    'd is given 40 for the item 1 as depth -> give it such a value',
    'must gives day no value -> params: { day: ... }',
  ]);
});

test('values of one type are compared', async () => {
  expect(
    await wrongs(
      `when(or(train.metrics.auc.above('high'), day.is(5), not(loud.above(true)), depth.in([1, 'two'])), () => fail('x'));`,
    ),
  ).toEqual([
    '{train.metrics.auc}, a number, is compared with "high", a text -> compare values of one type',
    '{params.day}, a text, is compared with 5, a number -> compare values of one type',
    '{params.loud}, true or false, is compared with true, true or false -> compare values of one type',
    '{params.depth}, a number, is compared with "two", a text -> compare values of one type',
  ]);
});

test('what is settled before a run takes no expression', async () => {
  expect(
    await wrongs(`job('jobs/prepare.py', { name: execution.id, timeout: depth, retry: { attempts: depth }, cache: \`\${day}d\` });
sql('select 1', { name: 'q', output: \`s3://bucket/\${execution.id}/\` });
each(['a'], () => job('jobs/train.py', { name: 'e' }), { atOnce: depth });`),
  ).toEqual([
    'name is the expression {execution.id} -> write the value itself',
    'timeout is the expression {params.depth} -> write the value itself',
    'retry.attempts is the expression {params.depth} -> write the value itself',
    'cache is the expression {params.day}d -> write the value itself',
    'two steps are named "prepare" -> { name: \'prepare-2\' }',
    'output is the expression s3://bucket/{execution.id}/ -> write the value itself',
    'atOnce is the expression {params.depth} -> write the value itself',
  ]);
});

test('an expression stands only where it means something', async () => {
  expect(
    await wrongs(`when(day.is('x'), () => fail(\`\${execution.job} \${execution.item}\`));
job('jobs/prepare.py', { name: 'x', env: { A: execution.job, B: \`\${day}\`.slice(1) } });
let kept: any;
each([{ a: 1 }, { b: 1 }], (item) => { kept = item; return job('jobs/train.py', { name: 'y', env: { A: item.a } }); });
fail(kept.a);`),
  ).toEqual([
    'fail has no job -> execution.id',
    'fail lies in no each -> make it in that function',
    expect.stringContaining('was cut apart') as string,
    'the item 1 has no a -> a: ...',
    'fail-2 lies in no each -> make it in that function',
  ]);
});

test('a tuning looks for the best of a metric of a training', async () => {
  expect(
    await wrongs(`tune('jobs/train.py', { ranges: { depth: ['1'], dept: { min: 1, max: 2 } }, objective: { maximize: 'acu' }, jobs: 2, atOnce: 3 });
tune('jobs/prepare.py', { ranges: { day: ['2013-01-01'] }, objective: { maximize: 'auc', minimize: 'auc' } });
tune('jobs/train.py', { name: 'z', ranges: { depth: { min: 3, max: 1 } } });`),
  ).toEqual([
    'depth is of the type int -> { min: 1, max: 10 }',
    'train has no param "dept" -> depth',
    'train has no metric "acu" -> auc',
    '3 of 2 jobs at once -> atOnce: 2',
    `objective is {"maximize":"auc","minimize":"auc"} -> { maximize: 'auc' }`,
    `tune() has no objective -> objective: { maximize: 'auc' }`,
    'prepare is a processing job -> name a training job',
    'ranges.depth is {"min":3,"max":1} -> { min: 1, max: 10 }',
    'tune() has no ranges -> ranges: { depth: { min: 2, max: 12 } }',
    `tune() has no objective -> objective: { maximize: 'auc' }`,
  ]);
});

test('other options are checked by kind', async () => {
  expect(
    await wrongs(`register(train.outputs.model, { group: 'a b', approval: 'approved', metrics: { 'modelQuality.statistic': 'x' } });
transform(train, { input: prepare.outputs.features, split: 'Lines' });
spark('jobs/prepare.py', { name: 's', engine: 'databricks' });
job('jobs/report.py', { name: 'r', inputs: { scores: 'tabel:ml.x', old: 5 } });
job('jobs/report.py', { name: 'q', after: ['train'], retry: 0, count: {} });`),
  ).toEqual([
    'approval is "approved" -> \'Approved\'',
    `metrics has no "modelQuality.statistic" -> modelQuality.statistics`,
    `group is "a b" -> group: 'delays'`,
    'split is "Lines" -> \'Line\'',
    'train is no model -> transform(model(train.outputs.model), ...)',
    'engine is "databricks" -> \'sagemaker\'',
    `prepare is no spark job -> job('...') instead of spark('...')`,
    'inputs.scores is "tabel:ml.x" -> table:ml.x',
    "inputs.old is 5 -> 'table:db.name'",
    'after[0] is "train" -> name a step',
    'retry.attempts is 0 -> 1',
    'count is {} -> write such a value',
  ]);
});

test('options that no way of running could keep are refused, and the others are not', async () => {
  expect(
    await wrongs(`when(train.metrics.auc.above(0.5), () => { fail('bad', { timeout: '1h' }); }, { name: 'w', retry: 2 });
each(['a'], () => job('jobs/train.py', { name: 'x' }), { name: 'e', cache: '1d' });
const made = model(train.outputs.model, { name: 'm', cache: '1d', retry: 2, timeout: '1h' });
approval('go on?', { name: 'ask', retry: 2, cache: '1d', timeout: '1d' });`),
  ).toEqual([
    'w has a retry -> give it to the steps inside',
    'fail has a timeout -> remove it',
    'e has a cache -> give it to the steps inside',
    'm has a cache -> remove it',
  ]);
});

test('an async function is refused', async () => {
  expect(await wrongs(`each(['a'], async () => job('jobs/train.py', { name: 'x' }));`)).toEqual([
    expect.stringContaining('the function given to each() is async') as string,
    expect.stringContaining('the function given to each() returns') as string,
  ]);
});

test('a run is given its params typed, by the rules of the flow and of the heads that they go to', async () => {
  const flow = await readBody(`job('jobs/train.py', { params: { depth } });`);
  expect(paramsOfFlow(flow, { depth: '8' })).toEqual({ day: '2013-01-01', depth: 8, loud: false });
  const error = await errorOf(Promise.resolve().then(() => paramsOfFlow(flow, { depth: '50' })));
  expect(error).toMatchObject({
    code: 'PARAM_FAULTS',
    details: { problems: [{ what: '--depth is 50', rule: 'train takes a whole number from 1 to 20 as depth' }] },
  });
  expect(await errorOf(Promise.resolve().then(() => paramsOfFlow(flow, { dept: '5', day: 'x' })))).toMatchObject({
    code: 'PARAM_FAULTS',
    details: { problems: [{ what: 'delays has no param "dept"' }, { what: '--day is "x"' }] },
  });
});

const nowhere = { file: 'x', line: 1, column: 1, length: 1, text: '' };

/** Steps that read each the one before. */
function chain(length: number): Pick<FlowDefinition, 'name' | 'params' | 'steps'> {
  const job = jobDefinition('link', { inputs: { rows: { kind: 's3', uri: 's3://other/rows/' } } });
  const steps = Array.from({ length }, (_, index) => ({
    kind: 'job' as const,
    name: `link-${index}`,
    after: [],
    job,
    params: {},
    inputs: { rows: { kind: 'output' as const, step: `link-${Math.max(0, index - 1)}`, output: 'rows' } },
    env: {},
  }));
  const [first, ...rest] = steps;
  return { name: 'chain', params: {}, steps: first ? [{ ...first, inputs: {} }, ...rest] : [] };
}
