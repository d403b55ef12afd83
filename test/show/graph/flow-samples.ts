import type { FlowRun, StepRun } from '../../../src/runs/flows/flow-run.ts';
import { noon } from '../samples.ts';

/** A step that completed in 1.2 s unless told otherwise. */
export function stepRun(name: string, needs: readonly string[], rest: Partial<StepRun> = {}): StepRun {
  return { name, kind: 'job', status: 'completed', needs, started: noon, ended: noon + 1200, attempts: 1, ...rest };
}

export function flowRun(steps: readonly StepRun[], rest: Partial<FlowRun> = {}): FlowRun {
  return {
    name: 'delays-20261121-200749-ab3d',
    arn: 'arn:aws:sagemaker:us-east-1:000000000000:pipeline/flights-delays/execution/p4jn9xou8a8s',
    flow: 'delays',
    way: 'pipeline',
    status: 'completed',
    created: noon,
    started: noon,
    ended: noon + 9300,
    modified: noon + 9300,
    params: { day: '2013-01-01' },
    steps,
    ...rest,
  };
}

/** A flow as the recipe has it: three trainings side by side, judged, and registered where they are good enough. */
export const sampleFlowRun: FlowRun = flowRun([
  stepRun('prepare', []),
  stepRun('train-small', ['prepare'], { started: noon + 1200, ended: noon + 3000 }),
  stepRun('train-medium', ['prepare'], { started: noon + 1200, ended: noon + 4300 }),
  stepRun('train-large', ['prepare'], { started: noon + 1200, ended: noon + 8000 }),
  stepRun('evaluate', ['train-small', 'train-medium', 'train-large', 'prepare']),
  stepRun('good-enough', ['evaluate'], { kind: 'when', outcome: true }),
  stepRun('register', ['good-enough'], { kind: 'register', ended: noon + 200 }),
  stepRun('too-bad', ['good-enough'], {
    kind: 'fail',
    status: 'skipped',
    started: undefined,
    ended: undefined,
    attempts: 0,
  }),
]);
