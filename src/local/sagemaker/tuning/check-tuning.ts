import type {
  CreateHyperParameterTuningJobRequest,
  HyperParameterTrainingJobDefinition,
  HyperParameterTuningJobConfig,
} from '@aws-sdk/client-sagemaker';
import { invalid } from '../refusals.ts';
import { checkRanges } from './check-ranges.ts';
import { gridSize, spaceOf } from './space.ts';

/** What is tuned and how, of a request that keeps the rules of tuning that the service's model doesn't tell. */
export function checkTuning(request: CreateHyperParameterTuningJobRequest): {
  config: HyperParameterTuningJobConfig;
  definition: HyperParameterTrainingJobDefinition;
} {
  const { HyperParameterTuningJobConfig: config, TrainingJobDefinition: definition } = request;
  if (request.TrainingJobDefinitions || !config || !definition) {
    throw invalid('The embedded AWS tunes one job: give TrainingJobDefinition, and not TrainingJobDefinitions.');
  }
  checkAbilities(request, config);
  checkObjective(config, definition);
  checkRanges(config.ParameterRanges ?? {}, definition.StaticHyperParameters ?? {});
  checkCount(config);
  return { config, definition };
}

function checkAbilities(request: CreateHyperParameterTuningJobRequest, config: HyperParameterTuningJobConfig): void {
  const unable = [
    [config.Strategy === 'Hyperband', "follow the strategy Hyperband; use 'Bayesian', 'Random' or 'Grid'"],
    [
      config.TrainingJobEarlyStoppingType === 'Auto',
      "stop training jobs early; use TrainingJobEarlyStoppingType 'Off'",
    ],
    [
      config.TuningJobCompletionCriteria?.ConvergenceDetected?.CompleteOnConvergence === 'Enabled',
      'detect convergence',
    ],
    [request.WarmStartConfig !== undefined, 'start warm from other tuning jobs'],
    [request.Autotune !== undefined, 'choose ranges by itself (Autotune)'],
    [(config.ParameterRanges?.AutoParameters ?? []).length > 0, 'choose ranges by itself (AutoParameters)'],
  ] as const;
  for (const [asked, what] of unable) if (asked) throw invalid(`The embedded AWS can't ${what}.`);
}

function checkObjective(config: HyperParameterTuningJobConfig, definition: HyperParameterTrainingJobDefinition): void {
  const metric = config.HyperParameterTuningJobObjective?.MetricName;
  if (metric === undefined) throw invalid('HyperParameterTuningJobObjective is required.');
  const defined = (definition.AlgorithmSpecification?.MetricDefinitions ?? []).map(({ Name }) => Name);
  if (!defined.includes(metric)) {
    throw invalid(`The objective metric for the hyperparameter tuning job, [${metric}], isn't in MetricDefinitions.`);
  }
}

function checkCount({
  Strategy: strategy,
  ResourceLimits: limits,
  ParameterRanges: ranges,
}: HyperParameterTuningJobConfig): void {
  const { MaxNumberOfTrainingJobs: jobs, MaxParallelTrainingJobs: atOnce = 1 } = limits ?? {};
  if (strategy === 'Grid') {
    const all = gridSize(spaceOf(ranges ?? {}));
    if (all === undefined) throw invalid('The strategy Grid takes CategoricalParameterRanges only.');
    if (jobs !== undefined && jobs !== all) {
      throw invalid(`MaxNumberOfTrainingJobs must be ${all}, the number of combinations of the grid, or be left out.`);
    }
  } else if (jobs === undefined) {
    throw invalid(`MaxNumberOfTrainingJobs is required for the strategy ${strategy}.`);
  }
  if (jobs !== undefined && atOnce > jobs) {
    throw invalid(`MaxParallelTrainingJobs (${atOnce}) must not be greater than MaxNumberOfTrainingJobs (${jobs}).`);
  }
}
