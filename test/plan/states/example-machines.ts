import type { FlowDefinition, Step } from '../../../src/define/flow/flow-definition.ts';
import { jobDefinition } from '../../define/flow/job-definition.ts';
import { flowOf, jobStep, plain, stored, text } from '../flow/fixture.ts';
import { machineOf } from './machine-of.ts';
import type { Machine } from './run-by-moto.ts';
import { type Answers, usualAnswers } from './run-here.ts';

const auc = text({ kind: 'metric', step: 'train', metric: 'auc' });
const train = jobStep('train', {
  job: jobDefinition('train', { kind: 'training', metrics: { auc: 'auc=([0-9.]+)' } }),
});
const fail: Step = { kind: 'fail', ...plain('not-good'), message: `auc is ${auc} (of 1, at best: "{}")` };

const goodEnough: FlowDefinition = flowOf(
  [
    train,
    {
      kind: 'when',
      ...plain('good'),
      condition: {
        kind: 'compare',
        operator: 'above',
        left: auc,
        right: text({ kind: 'param', name: 'least' }),
      },
      then: [jobStep('score')],
      otherwise: [fail],
    },
  ],
  { params: { least: { type: 'float', default: 0.75, required: false }, day: { type: 'string', required: true } } },
);

const hostile: FlowDefinition = flowOf([
  jobStep('States', { inputs: { a: stored } }),
  jobStep('constructor', { inputs: { rows: { kind: 'output', step: 'States', output: 'rows' } } }),
  jobStep('a-b', { env: { TEXT: `it's {a} (b, c) "d" ${text({ kind: 'execution', name: 'id' })}` } }),
  jobStep('a_b', { inputs: { rows: { kind: 'output', step: 'a-b', output: 'rows' } } }),
]);

const throttled: FlowDefinition = flowOf([
  jobStep('one', { retry: { attempts: 2, interval: 1, backoff: 1 } }),
  jobStep('two'),
  jobStep('three', { inputs: { rows: { kind: 'output', step: 'one', output: 'rows' } } }),
]);

/** Machines of flows whose ends are known, with what their executions are given and answered. */
export const exampleMachines: readonly Machine[] = [
  { name: 'good-enough', definition: machineOf(goodEnough), input: { params: { day: '2013-01-01' } } },
  { name: 'not-good-enough', definition: machineOf(goodEnough), input: { params: { day: 'today', least: 9 } } },
  { name: 'param-missing', definition: machineOf(goodEnough), input: { params: {} } },
  { name: 'input-of-another', definition: machineOf(goodEnough), input: { Comment: 'by hand' } },
  { name: 'hostile-names', definition: machineOf(hostile), input: { jobs: 'delays-1' } },
  { name: 'throttled', definition: machineOf(throttled), input: {}, answers: twiceThrottled() },
  { name: 'failed', definition: machineOf(throttled), input: {}, answers: failing('three') },
];

/** Answers `one` at the third asking. */
function twiceThrottled(): Answers {
  const asked = new Map<string, number>();
  return (state, resource, parameters) => {
    const count = (asked.get(state) ?? 0) + 1;
    asked.set(state, count);
    if (state !== 'one' || count % 3 === 0) return usualAnswers(state, resource, parameters);
    throw named('SageMaker.AmazonSageMakerException', 'Rate exceeded');
  };
}

/** Not as `States.TaskFailed`, which moto can't hand on from a branch. */
function failing(step: string): Answers {
  return (state, resource, parameters) => {
    if (state !== step) return usualAnswers(state, resource, parameters);
    throw named('SageMaker.ResourceNotFoundException', 'no such image');
  };
}

function named(name: string, message: string): Error {
  return Object.assign(new Error(message), { name });
}
