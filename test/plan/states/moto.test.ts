import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { compileStates } from '../../../src/plan/states/compile-states.ts';
import { randomFlow } from '../../define/flow/random-flow.ts';
import { pythonEnvironment } from '../../setup/python-environment.ts';
import { branchesIn } from './branches.ts';
import { context } from './context.ts';
import { plannedSteps } from './request-of.ts';
import { type Machine, runByMoto } from './run-by-moto.ts';
import { type Ran, runHere } from './run-here.ts';

const requirements = fileURLToPath(new URL('../../setup/moto-requirements.txt', import.meta.url));
const bin = await pythonEnvironment(requirements).catch(() => undefined);

const machines: Machine[] = Array.from({ length: 8 }, (_, seed) => {
  const flow = randomFlow(seed, { steps: 9 });
  return { name: flow.name, definition: compileStates(flow, plannedSteps(flow), context).definition, input: {} };
});

describe.skipIf(!bin)("moto's interpreter of state machines", () => {
  let there: Ran[] = [];
  beforeAll(async () => {
    there = await runByMoto(`${bin}/python`, machines);
  });

  it.each(machines.map(({ name }, index) => ({ name, index })))(
    'visits the same states with the same data as the embedded one, for $name',
    async ({ index, name }) => {
      const { definition, input } = machines[index]!;
      const here = await runHere(definition, { input, name });
      expect(branchesIn(there[index]!, definition)).toEqual(branchesIn(here, definition));
    },
  );
});
