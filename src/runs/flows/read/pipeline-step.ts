import type { PipelineExecutionStep, PipelineExecutionStepMetadata } from '@aws-sdk/client-sagemaker';
import type { StepJobKind } from '../jobs/service-job.ts';
import type { StepRun, StepStatus } from '../flow-run.ts';
import type { GraphStep } from './pipeline-graph.ts';

/** A step of an execution as ListPipelineExecutionSteps tells it. */
export function pipelineStep(step: GraphStep, listed: PipelineExecutionStep): StepRun {
  const metadata = listed.Metadata ?? {};
  const { Condition, Callback, Lambda, Model, RegisterModel, EMR, Fail } = metadata;
  const source =
    listed.CacheHitResult?.SourcePipelineExecutionArn ?? listed.SelectiveExecutionResult?.SourcePipelineExecutionArn;
  const outputs = (Callback ?? Lambda)?.OutputParameters;
  return {
    ...step,
    status: source === undefined ? statusOf(listed.StepStatus) : 'reused',
    started: listed.StartTime?.getTime(),
    ended: listed.EndTime?.getTime(),
    attempts: Math.max(1, listed.AttemptCount ?? 1),
    job: jobIn(metadata),
    ...(Lambda?.Arn !== undefined && { work: { service: 'lambda', function: Lambda.Arn } }),
    made: Model?.Arn ?? RegisterModel?.Arn ?? Lambda?.Arn ?? EMR?.StepId,
    reusedFrom: source,
    outcome: Condition?.Outcome === undefined ? undefined : Condition.Outcome === 'True',
    results: outputs && Object.fromEntries(outputs.map(({ Name = '', Value = '' }) => [Name, Value])),
    token: listed.StepStatus === 'Executing' ? Callback?.CallbackToken : undefined,
    reason: listed.FailureReason ?? Fail?.ErrorMessage,
  };
}

function statusOf(status: string | undefined): StepStatus {
  switch (status) {
    case 'Succeeded':
      return 'completed';
    case 'Failed':
      return 'failed';
    case 'Stopping':
      return 'stopping';
    case 'Stopped':
      return 'stopped';
    case 'Executing':
      return 'running';
    default:
      return 'starting';
  }
}

function jobIn(metadata: PipelineExecutionStepMetadata): StepRun['job'] {
  const { ProcessingJob, TrainingJob, TransformJob, TuningJob, QualityCheck, ClarifyCheck } = metadata;
  const found: [StepJobKind, string | undefined][] = [
    ['processing', ProcessingJob?.Arn ?? QualityCheck?.CheckJobArn ?? ClarifyCheck?.CheckJobArn],
    ['training', TrainingJob?.Arn],
    ['transform', TransformJob?.Arn],
    ['tuning', TuningJob?.Arn],
  ];
  const [kind, arn] = found.find(([, one]) => one !== undefined) ?? [];
  return kind && arn ? { kind, arn, name: arn.split('/').at(-1) ?? '' } : undefined;
}
