import { describe, expect, it } from 'vitest';
import type { Step } from '../../../src/define/flow/flow-definition.ts';
import { statesRefusals } from '../../../src/plan/states/refusals.ts';
import { compiledStates } from './machine-of.ts';
import { flowOf, jobStep, plain, text } from '../flow/fixture.ts';

const rules = (step: Step) =>
  statesRefusals(flowOf([jobStep('train'), step])).map(({ step: name, rule }) => [name, rule]);

describe('a state machine refuses', () => {
  it('a timeout of an each, since a map has none', () => {
    const each: Step = { kind: 'each', ...plain('sizes'), timeout: 60, items: [], steps: [] };
    expect(rules(each)).toEqual([['sizes', expect.stringContaining('limits the time of a task')]]);
  });

  it('names that no path can hold', () => {
    const env = { AUC: text({ kind: 'metric', step: 'train', metric: "a'uc" }) };
    expect(rules(jobStep('evaluate', { env }))).toEqual([['evaluate', expect.stringContaining("can't hold a name")]]);
  });

  it('a name of the payload that Step Functions would take for an instruction', () => {
    const lambda: Step = { kind: 'lambda', ...plain('tell'), function: 'f', payload: { 'a.$': 'b' }, results: {} };
    expect(rules(lambda)).toEqual([['tell', expect.stringContaining('ends in .$')]]);
  });

  it('more than a mebibyte', () => {
    const steps = Array.from({ length: 40 }, (_, index) => jobStep(`s${index}`, { env: { TEXT: 'x'.repeat(30_000) } }));
    expect(() => compiledStates(flowOf(steps))).toThrow(expect.objectContaining({ code: 'FLOW_FAULTS' }) as Error);
  });

  it('items of more data than it carries from state to state', () => {
    const items = [{ name: 'one', value: 'x'.repeat(210_000) }];
    const each: Step = { kind: 'each', ...plain('sizes'), items, steps: [jobStep('fit')] };
    expect(() => compiledStates(flowOf([each]))).toThrow(expect.objectContaining({ code: 'FLOW_FAULTS' }) as Error);
  });
});
