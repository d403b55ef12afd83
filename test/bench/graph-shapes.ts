import { stepRun } from '../show/graph/flow-samples.ts';
import type { StepRun } from '../../src/runs/flows/flow-run.ts';

export const shapes = ['chain', 'fan', 'random'] as const;
export type Shape = (typeof shapes)[number];

/** So many steps: one after the other, all between the first and the last, or each after two of the twenty before it. */
export function stepsOf(shape: Shape, count: number): StepRun[] {
  const names = Array.from({ length: count }, (_, index) => `step-${index}`);
  const random = randoms();
  return names.map((name, index) => {
    switch (shape) {
      case 'chain':
        return stepRun(name, names.slice(Math.max(0, index - 1), index));
      case 'fan':
        return stepRun(name, index === count - 1 ? names.slice(1, -1) : names.slice(0, Math.min(index, 1)));
      case 'random': {
        const near = names.slice(Math.max(0, index - 20), index);
        return stepRun(name, near.length < 2 ? near : [...new Set([random(near), random(near)])]);
      }
    }
  });
}

/** Chooses at random, and the same each time: a linear congruential generator. */
function randoms(): (from: readonly string[]) => string {
  let seed = 1;
  return (from) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    return from[Math.floor((seed / 2 ** 31) * from.length)] ?? '';
  };
}
