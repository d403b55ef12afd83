import { describe, expect, it } from 'vitest';
import { jobInRunName, nameInRuns, runName } from '../../src/runs/run-name.ts';

const at = new Date('2026-01-02T03:04:05.678Z');

describe('runName', () => {
  it('joins the job, the time in UTC and four letters', () => {
    expect(runName('train', at, new Uint8Array([0, 1, 31, 255]))).toBe('train-20260102-030405-ab77');
  });

  it.each(['my_job.v2', '__x__', '-', 'é', 'a'.repeat(200), `${'a'.repeat(41)}_b`])(
    'makes a name that SageMaker takes of %s',
    (job) => {
      const name = runName(job, at);
      expect(name).toMatch(/^[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}$/);
      expect(jobInRunName(name)).toBe(nameInRuns(job));
    },
  );

  it('differs from one moment to the same', () => {
    expect(new Set(Array.from({ length: 20 }, () => runName('train', at))).size).toBeGreaterThan(15);
  });

  it('leaves the name of a run that is not mlx’s as it is', () => {
    expect(jobInRunName('pytorch-training-2026-01-02-03-04-05-678')).toBe('pytorch-training-2026-01-02-03-04-05-678');
  });
});
