import type { StepWork } from '../run/step-work.ts';

/** The tags that the service gives to what a step makes. */
export function ownTags({ execution, record }: StepWork): { Key: string; Value: string }[] {
  return [
    { Key: 'sagemaker:pipeline-execution-arn', Value: execution.arn },
    { Key: 'sagemaker:pipeline-step-name', Value: record.name },
  ];
}
