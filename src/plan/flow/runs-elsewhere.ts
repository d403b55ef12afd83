import type { Step } from '../../define/flow/flow-definition.ts';

/** Whether a step's script is run by Spark outside of SageMaker. */
export function runsElsewhere(step: Step): boolean {
  return step.kind === 'job' && step.spark !== undefined && step.spark.kind !== 'sagemaker';
}
