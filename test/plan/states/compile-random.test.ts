import { describe, expect, it } from 'vitest';
import { validateStates } from '../../../src/plan/states/check/validate-states.ts';
import { compileStates } from '../../../src/plan/states/compile-states.ts';
import { stepOfState } from '../../../src/plan/states/state-name.ts';
import { allSteps } from '../../../src/define/flow/walk.ts';
import { randomFlow } from '../../define/flow/random-flow.ts';
import { aslErrors } from './asl-errors.ts';
import { context } from './context.ts';
import { plannedSteps } from './request-of.ts';
import { runHere } from './run-here.ts';

const seeds = Array.from({ length: 25 }, (_, seed) => seed);

describe.each(seeds)('the state machine of random flow %i', (seed) => {
  const flow = randomFlow(seed, { steps: 12 });
  const { definition } = compileStates(flow, plannedSteps(flow), context);

  it('is Amazon States Language', () => {
    expect(aslErrors(definition)).toBe('');
  });

  it('reads nothing that was not surely made before', () => {
    expect(validateStates(definition)).toEqual([]);
  });

  it('runs to its end and asks each service in the order that the needs demand', async () => {
    const { asked, error } = await runHere(definition);
    const order = asked.map(({ state }) => stepOfState(state));
    expect(error ?? 'FlowFailed').toBe('FlowFailed');
    for (const { step } of allSteps(flow)) {
      const first = order.indexOf(step.name);
      const waited = first === -1 ? [] : step.after.map((name) => order.lastIndexOf(name));
      expect(waited.every((last) => last < first)).toBe(true);
    }
  });
});
