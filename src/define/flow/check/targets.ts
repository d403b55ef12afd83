import type { ValueType } from '../../expression/node.ts';
import type { Step } from '../flow-definition.ts';

/** Names of a step's outputs. */
export function outputsOf(step: Step): string[] {
  switch (step.kind) {
    case 'job':
    case 'tune':
      return Object.keys(step.job.outputs);
    case 'sql':
      return ['rows'];
    case 'transform':
      return ['predictions'];
    case 'when':
    case 'each':
    case 'register':
    case 'model':
    case 'lambda':
    case 'approval':
    case 'fail':
      return [];
  }
}

/** Names of the metrics that can be read of a step. */
export function metricsOf(step: Step): string[] {
  return step.kind === 'job' ? Object.keys(step.job.metrics) : [];
}

/** The results that can be read of a step, with their types. */
export function resultsOf(step: Step): Readonly<Record<string, ValueType>> {
  return step.kind === 'lambda' || step.kind === 'approval' ? step.results : {};
}

/** True where SageMaker describes what became of the step. */
export function isDescribed(step: Step): boolean {
  return ['job', 'tune', 'transform', 'model', 'register'].includes(step.kind);
}

/** True where the output is a model. */
export function isModel(step: Step, output: string): boolean {
  return (step.kind === 'job' || step.kind === 'tune') && step.job.outputs[output]?.kind === 'model';
}
