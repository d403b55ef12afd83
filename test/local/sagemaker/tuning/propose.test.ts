import { describe, expect, it } from 'vitest';
import { type Observation, propose } from '../../../../src/local/sagemaker/tuning/propose.ts';
import { type Dimension, gridSize, spaceOf } from '../../../../src/local/sagemaker/tuning/space.ts';

const square = spaceOf({
  ContinuousParameterRanges: [
    { Name: 'x', MinValue: '0', MaxValue: '1' },
    { Name: 'y', MinValue: '0', MaxValue: '1' },
  ],
});

/** Searches for the point (0.3, 0.8) and answers with how near the best came. */
function search(strategy: 'Bayesian' | 'Random', seed: number): number {
  const observed: Observation[] = [];
  for (let number = 0; number < 30; number += 1) {
    const point = propose({ strategy, space: square, seed, number, observed });
    const [x = 0, y = 0] = point;
    observed.push({ point, score: -Math.hypot(x - 0.3, y - 0.8) });
  }
  return -Math.max(...observed.map(({ score }) => score));
}

const ask = (seed: number) => propose({ strategy: 'Random', space: square, seed, number: 3, observed: [] });

const values = (dimension: Dimension | undefined, ats: readonly number[]) => ats.map((at) => dimension?.valueAt(at));

describe('the next point of a search', () => {
  it('is the same for the same seed and another for another', () => {
    expect(ask(1)).toEqual(ask(1));
    expect(ask(1)).not.toEqual(ask(2));
  });

  it('comes nearer to the best by what was seen than by chance', () => {
    const seeds = Array.from({ length: 20 }, (_, seed) => seed);
    const mean = (strategy: 'Bayesian' | 'Random') =>
      seeds.reduce((sum, seed) => sum + search(strategy, seed), 0) / seeds.length;
    expect(mean('Bayesian')).toBeLessThan(mean('Random') * 0.8);
  });

  it('of a grid is each combination once', () => {
    const space = spaceOf({
      CategoricalParameterRanges: [
        { Name: 'a', Values: ['1', '2', '3'] },
        { Name: 'b', Values: ['x', 'y'] },
      ],
    });
    const all = Array.from({ length: gridSize(space) ?? 0 }, (_, number) =>
      propose({ strategy: 'Grid', space, seed: 0, number, observed: [] }).map((at, index) => space[index]?.valueAt(at)),
    );
    expect(new Set(all.map((each) => each.join())).size).toBe(6);
  });
});

describe('the values of a range', () => {
  it('reach both ends, whole numbers with equal shares', () => {
    const [whole] = spaceOf({ IntegerParameterRanges: [{ Name: 'n', MinValue: '1', MaxValue: '3' }] });
    expect(values(whole, [0, 0.2, 0.34, 0.65, 0.67, 0.999])).toEqual(['1', '1', '2', '2', '3', '3']);
  });

  it('follow the scaling that is asked for', () => {
    const range = { Name: 'rate', MinValue: '0.001', MaxValue: '1' };
    const middle = (ScalingType: 'Linear' | 'Logarithmic' | 'Auto') =>
      Number(spaceOf({ ContinuousParameterRanges: [{ ...range, ScalingType }] })[0]?.valueAt(0.5));
    expect(middle('Linear')).toBeCloseTo(0.5005);
    expect(middle('Logarithmic')).toBeCloseTo(0.0316);
    expect(middle('Auto')).toBeCloseTo(0.0316);
  });
});
