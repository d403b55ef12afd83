import type { PlannedStep, StepRequest } from '../flow/flow-plan.ts';

/**
 * The data that a step's arguments are written from, its expressions still in mlx's form: the request without what a
 * pipeline sets itself, or what the step says where it makes no request.
 */
export function leanInput({ step, request }: PlannedStep): Readonly<Record<string, unknown>> {
  if (step.kind === 'when') return { condition: step.condition };
  if (step.kind === 'fail' || step.kind === 'approval') return { message: step.message };
  return request ? leanRequest(request) : {};
}

function leanRequest(request: StepRequest): Readonly<Record<string, unknown>> {
  if (request.service === 'lambda') return request.input.Payload;
  if (request.service === 'athena') return { ...request.input };
  const { ExperimentConfig, HyperParameters, ...rest } = without(request.input, setByPipelines[request.operation]);
  const component = (ExperimentConfig as Input | undefined)?.['TrialComponentDisplayName'];
  return {
    ...rest,
    ...(HyperParameters !== undefined && {
      HyperParameters: without(HyperParameters as Input, ['sagemaker_job_name']),
    }),
    ...(component !== undefined && { ExperimentConfig: { TrialComponentDisplayName: component } }),
  };
}

type Input = Readonly<Record<string, unknown>>;

/** Names are made by the service for each execution; a version of a model can't be certified, and a token would name the same one for ever. */
const setByPipelines: Readonly<Record<Exclude<StepRequest['operation'], 'Invoke' | 'StartQueryExecution'>, string[]>> =
  {
    CreateProcessingJob: ['ProcessingJobName'],
    CreateTrainingJob: ['TrainingJobName'],
    CreateTransformJob: ['TransformJobName'],
    CreateHyperParameterTuningJob: ['HyperParameterTuningJobName'],
    CreateModel: ['ModelName'],
    CreateModelPackage: ['CertifyForMarketplace', 'ClientToken'],
    StartJobRun: ['clientToken', 'name'],
  };

function without(input: object, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(input).filter(([name, value]) => !names.includes(name) && value !== undefined),
  );
}
