import { describe, expect, it } from 'vitest';
import { allSteps, needsByStep } from '../../../src/define/flow/walk.ts';
import { validateStates } from '../../../src/plan/states/check/validate-states.ts';
import { stepOfState } from '../../../src/plan/states/state-name.ts';
import { aslErrors } from './asl-errors.ts';
import { machineOf, randomStates } from './machine-of.ts';
import { runHere } from './run-here.ts';

describe.each(Array.from({ length: 20 }, (_, seed) => seed))('the state machine of random flow %i', (seed) => {
  const flow = randomStates(seed, 12);
  const definition = machineOf(flow);

  it('is Amazon States Language', () => {
    expect(aslErrors(definition)).toBe('');
  });

  it('reads nothing that was not surely made before', () => {
    expect(validateStates(definition)).toEqual([]);
  });

  it('runs to its end and asks the services in the order that the needs demand', async () => {
    const { asked, error } = await runHere(definition);
    const order = asked.map(({ state }) => stepOfState(state));
    const needs = needsByStep(flow);
    expect(error ?? 'FlowFailed').toBe('FlowFailed');
    for (const { step, inside } of allSteps(flow)) {
      const first = order.indexOf(step.name);
      if (first === -1 || inside?.branch === 'each') continue;
      for (const need of needs.get(step.name) ?? []) expect(order.lastIndexOf(need)).toBeLessThan(first);
    }
  });
});
