import { expect, test } from 'vitest';
import type { StepRun } from '../../../../src/runs/flows/flow-run.ts';
import { criticalPath } from '../../../../src/runs/flows/timeline/critical-path.ts';
import { readMarks } from '../../../../src/runs/flows/timeline/marks.ts';
import { stretchesOfJob } from '../../../../src/runs/flows/timeline/stretches.ts';

const job = {
  kind: 'processing',
  name: 'j',
  arn: 'a',
  status: 'completed',
  created: 0,
  started: 100,
  ended: 200,
} as const;

const step = (
  name: string,
  needs: string[],
  started: number,
  ended: number,
  kind: StepRun['kind'] = 'job',
): StepRun => ({
  name,
  kind,
  needs,
  started,
  ended,
  status: 'completed',
  attempts: 1,
});

test('of a job without marks only what the service tells is told', () => {
  expect(stretchesOfJob({ ...job, description: {} }, undefined, 200)).toEqual([
    { phase: 'provisioning', from: 0, until: 100 },
    { phase: 'user code', from: 100, until: 200 },
  ]);
});

test('marks divide what was taken for user code', () => {
  expect(stretchesOfJob({ ...job, description: {} }, { began: 110, script: 130, ended: 190 }, 200)).toEqual([
    { phase: 'provisioning', from: 0, until: 100 },
    { phase: 'data in', from: 100, until: 110 },
    { phase: 'image', from: 110, until: 130 },
    { phase: 'user code', from: 130, until: 190 },
    { phase: 'data out', from: 190, until: 200 },
  ]);
});

test("a training's own transitions are its phases", () => {
  const SecondaryStatusTransitions = [
    { Status: 'Starting', StartTime: new Date(0), EndTime: new Date(50) },
    { Status: 'Downloading', StartTime: new Date(50), EndTime: new Date(60) },
    { Status: 'Training', StartTime: new Date(60), EndTime: new Date(90) },
    { Status: 'Uploading', StartTime: new Date(90), EndTime: new Date(100) },
  ];
  const found = stretchesOfJob(
    { ...job, kind: 'training', description: { SecondaryStatusTransitions } },
    undefined,
    100,
  );
  expect(found.map(({ phase }) => phase)).toEqual(['provisioning', 'data in', 'user code', 'data out']);
});

test("the bootstrap's line is read, and nothing that only looks like it", () => {
  const line = 'mlx: marks began=1.500 script=2.000 ended=3.250';
  expect(readMarks(line)).toEqual({ began: 1_500, script: 2_000, ended: 3_250 });
  expect(readMarks(`said ${line}`)).toBeUndefined();
  expect(readMarks('mlx: marks began=x')).toBeUndefined();
});

test('the critical path goes back from the last end by what was waited for longest, with the conditions on the way', () => {
  const steps = [
    step('a', [], 0, 10),
    step('b', [], 0, 30),
    step('check', ['a', 'b'], 30, 60, 'when'),
    step('c', ['check'], 31, 60),
    step('d', ['a'], 10, 20),
  ];
  expect(criticalPath(steps)).toEqual(['b', 'check', 'c']);
});
