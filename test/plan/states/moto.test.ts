import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { pythonEnvironment } from '../../setup/python-environment.ts';
import { branchesIn } from './branches.ts';
import { exampleMachines } from './example-machines.ts';
import { machineOf, randomStates } from './machine-of.ts';
import { type Machine, runByMoto } from './run-by-moto.ts';
import { type Ran, runHere } from './run-here.ts';

const requirements = fileURLToPath(new URL('../../setup/moto-requirements.txt', import.meta.url));
const bin = await pythonEnvironment(requirements).catch(() => undefined);

const machines: readonly Machine[] = [
  ...exampleMachines,
  ...Array.from({ length: 6 }, (_, seed): Machine => {
    const flow = randomStates(seed, 9);
    return { name: flow.name, definition: machineOf(flow), input: {} };
  }),
];

describe.skipIf(!bin)("moto's interpreter of state machines", () => {
  let there: Ran[] = [];
  beforeAll(async () => {
    there = await runByMoto(`${bin}/python`, machines);
  }, 300_000);

  it.each(machines.map((machine, index) => ({ ...machine, index })))(
    'visits the same states with the same data as the one that is embedded: $name',
    async ({ index, definition, ...given }) => {
      const here = await runHere(definition, given);
      expect(branchesIn(there[index]!, definition)).toEqual(branchesIn(here, definition));
    },
  );
});
