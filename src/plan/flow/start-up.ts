import type { Way } from '../../base/way.ts';
import type { PlannedStep, StepRequest } from './flow-plan.ts';

/**
 * How long a step is seen to take although its script does next to nothing: anecdotes, a run or two in public reports each,
 * no promise. `undefined` where not even that is known.
 */
export interface StartUp {
  /** Seconds. */
  seconds?: number;
  note: string;
}

/** What is told of start-up everywhere. */
export const startUpNote = 'anecdotal: one sample run in AWS each; measure your own with `mlx show RUN`';

/** What a step's start-up is estimated at. */
export function startUpOf({ request, step }: PlannedStep, way: Way): StartUp {
  const gap = gaps[way];
  if (!request)
    return step.kind === 'approval' ? { note: 'waits for a person' } : told(1, 'decided by the orchestrator', gap);
  const { seconds, note } = ofRequest[request.operation];
  return seconds === undefined ? { note } : told(seconds, note, gap);
}

function told(seconds: number, note: string, gap: number): StartUp {
  return { seconds: seconds + gap, note };
}

/** Seconds between the end of a step and the start of the next. */
const gaps: Readonly<Record<Way, number>> = { job: 5, pipeline: 4, states: 1 };

const ofRequest: Readonly<Record<StepRequest['operation'], StartUp>> = {
  CreateProcessingJob: { seconds: 261, note: 'a tiny processing job in 4m21s' },
  CreateTrainingJob: { seconds: 159, note: 'a tiny training job in 2m39s' },
  CreateTransformJob: { seconds: 263, note: 'a tiny transform job in 4m23s' },
  CreateHyperParameterTuningJob: { note: 'each training starts as a training job does' },
  CreateModel: { seconds: 1, note: 'about a second' },
  CreateModelPackage: { seconds: 1, note: 'about a second' },
  StartQueryExecution: { seconds: 59, note: 'Athena by Step Functions in 59 s on average' },
  Invoke: { seconds: 2, note: 'Lambda by Step Functions in 1.9 s on average' },
  StartJobRun: { seconds: 57, note: 'a small job of Glue by Step Functions in 57 s on average' },
};
