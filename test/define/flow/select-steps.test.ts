import { expect, test } from 'vitest';
import { isSelector } from '../../../src/define/flow/selector.ts';
import { selectNames, selectSteps } from '../../../src/define/flow/select-steps.ts';
import { errorOf, readBody } from './flow-project.ts';

const body = `
const prepare = job('jobs/prepare.py');
const train = job('jobs/train.py', { inputs: { features: prepare.outputs.features }, after: [prepare] });
when(train.metrics.auc.above(0.5), () => job('jobs/report.py', { inputs: { scores: train.outputs.report } }), { name: 'gate' });
sql('select 1', { after: [train] });`;

test.each([
  ['train', ['train']],
  ['+train', ['prepare', 'train']],
  ['train+', ['train', 'gate', 'sql']],
  ['+gate', ['prepare', 'train', 'gate']],
  ['+train+', ['prepare', 'train', 'gate', 'sql']],
  ['sql,prepare', ['prepare', 'sql']],
  ['+report', ['prepare', 'train', 'gate']],
])('%s selects %j', async (selector, names) => {
  expect(selectNames(await readBody(body), selector)).toEqual(names);
});

test('an output of a job that is left out is that of its newest run', async () => {
  const flow = selectSteps(await readBody(body), 'train');
  expect(flow.steps).toMatchObject([
    {
      name: 'train',
      after: [],
      inputs: { features: { kind: 'ref', ref: { kind: 'output', job: 'prepare', output: 'features' } } },
    },
  ]);
  expect(Object.isFrozen(flow.steps)).toBe(true);
});

test('a value of a step that is left out is a fault, at the step that reads it', async () => {
  const flow = await readBody(body);
  const error = await errorOf(Promise.resolve().then(() => selectSteps(flow, 'gate')));
  expect(error).toMatchObject({
    code: 'FLOW_DEFINITION_FAULTS',
    faults: [{ what: 'gate reads something of train, which is left out', place: { line: 6 } }],
  });
});

test('a name that no step has is refused with the nearest', async () => {
  const flow = await readBody(body);
  expect(await errorOf(Promise.resolve().then(() => selectSteps(flow, '+trian')))).toMatchObject({
    code: 'FLOW_SELECTOR',
    details: { selector: 'trian', nearest: 'train' },
  });
});

test.each([
  ['+train', true],
  ['train+', true],
  ['train,report', true],
  ['train', false],
  ['jobs/train.py', false],
])('that %s is a selector is %j', (text, is) => {
  expect(isSelector(text)).toBe(is);
});
