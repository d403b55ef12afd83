import type {
  CreateHyperParameterTuningJobRequest,
  CreateTrainingJobCommandInput,
  HyperParameterTrainingJobDefinition,
  ParameterRanges,
} from '@aws-sdk/client-sagemaker';
import type { TuneStep } from '../../../define/flow/flow-definition.ts';
import type { Draft } from '../../draft.ts';
import { containerInput } from '../../layout.ts';
import { trainingRequest } from '../../requests/training-request.ts';

/** The whole request of a tuning job: many trainings of the draft's job, with the params in ranges left open. */
export function tuneRequest(
  { ranges, objective, strategy, jobs, atOnce }: TuneStep,
  draft: Draft,
): CreateHyperParameterTuningJobRequest {
  const fixed = draft.params.filter(([name]) => !Object.hasOwn(ranges, name));
  const training = trainingRequest({ ...draft, params: fixed });
  return {
    HyperParameterTuningJobName: draft.context.run,
    HyperParameterTuningJobConfig: {
      Strategy: strategy,
      HyperParameterTuningJobObjective: { Type: objective.goal, MetricName: objective.metric },
      ResourceLimits: { MaxNumberOfTrainingJobs: jobs, MaxParallelTrainingJobs: atOnce },
      ParameterRanges: rangesOf(ranges),
      TrainingJobEarlyStoppingType: 'Off',
    },
    TrainingJobDefinition: definitionOf(training),
    Tags: training.Tags,
  };
}

/**
 * A tuning job can't name an entrypoint. Images that know SageMaker's script mode, as the stock ones for training do, start
 * the program that these hyperparameters name.
 */
function definitionOf(training: CreateTrainingJobCommandInput): HyperParameterTrainingJobDefinition {
  const { TrainingImage, MetricDefinitions } = training.AlgorithmSpecification ?? {};
  return {
    RoleArn: training.RoleArn,
    AlgorithmSpecification: {
      TrainingImage,
      TrainingInputMode: 'File',
      ...(MetricDefinitions && { MetricDefinitions }),
    },
    StaticHyperParameters: {
      ...training.HyperParameters,
      sagemaker_program: 'mlx_bootstrap.py',
      sagemaker_submit_directory: containerInput('training', 'code'),
    },
    InputDataConfig: training.InputDataConfig,
    OutputDataConfig: training.OutputDataConfig,
    ResourceConfig: training.ResourceConfig,
    StoppingCondition: training.StoppingCondition,
    ...(training.EnableManagedSpotTraining && { EnableManagedSpotTraining: true }),
    ...(training.VpcConfig && { VpcConfig: training.VpcConfig }),
    Environment: training.Environment,
  };
}

function rangesOf(ranges: TuneStep['ranges']): ParameterRanges {
  const all = Object.entries(ranges);
  const numbers = (kind: 'int' | 'float') =>
    all.flatMap(([Name, range]) =>
      range.kind === kind
        ? [{ Name, MinValue: String(range.min), MaxValue: String(range.max), ScalingType: range.scale }]
        : [],
    );
  const choices = all.flatMap(([Name, range]) =>
    range.kind === 'choice' ? [{ Name, Values: [...range.values] }] : [],
  );
  return {
    IntegerParameterRanges: numbers('int'),
    ContinuousParameterRanges: numbers('float'),
    CategoricalParameterRanges: choices,
  };
}
