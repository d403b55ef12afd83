import type {
  CreateHyperParameterTuningJobCommandInput,
  HyperParameterTuningJobConfig,
} from '@aws-sdk/client-sagemaker';
import { image, role } from '../../fakes/requests.ts';
import { type RunningAws, runningAws } from '../../fakes/running-aws.ts';
import { archiveOf } from '../../fakes/archive.ts';

/** Scores best at depth 7; waits as long as it is told. */
const script = `
import argparse, time
parser = argparse.ArgumentParser()
parser.add_argument('--depth', type=int, default=0)
parser.add_argument('--kind', default='')
parser.add_argument('--wait', type=float, default=0)
given = parser.parse_args()
if given.kind == 'broken': raise SystemExit('no such kind')
print('score={}'.format(100 - (given.depth - 7) ** 2), flush=True)
time.sleep(given.wait)
`;

/** An AWS with the code of a training that can be tuned. */
export async function withTraining(): Promise<RunningAws> {
  const aws = runningAws({ MLX_LOCAL_JOBS: '4' });
  await aws.put('source.tar.gz', archiveOf(aws.folder, { 'train.py': script }));
  return aws;
}

export function tuningRequest(
  config: Partial<HyperParameterTuningJobConfig> = {},
  fixed: Record<string, string> = {},
): CreateHyperParameterTuningJobCommandInput {
  return {
    HyperParameterTuningJobName: 'search',
    HyperParameterTuningJobConfig: {
      Strategy: 'Random',
      HyperParameterTuningJobObjective: { Type: 'Maximize', MetricName: 'score' },
      ResourceLimits: { MaxNumberOfTrainingJobs: 3, MaxParallelTrainingJobs: 2 },
      ParameterRanges: { IntegerParameterRanges: [{ Name: 'depth', MinValue: '1', MaxValue: '10' }] },
      RandomSeed: 7,
      ...config,
    },
    TrainingJobDefinition: {
      RoleArn: role,
      AlgorithmSpecification: {
        TrainingImage: image,
        TrainingInputMode: 'File',
        MetricDefinitions: [{ Name: 'score', Regex: 'score=([-0-9.]+)' }],
      },
      StaticHyperParameters: {
        sagemaker_program: 'train.py',
        sagemaker_submit_directory: 's3://data/source.tar.gz',
        ...fixed,
      },
      OutputDataConfig: { S3OutputPath: 's3://data/models' },
      ResourceConfig: { InstanceType: 'ml.m5.large', InstanceCount: 1, VolumeSizeInGB: 1 },
      StoppingCondition: { MaxRuntimeInSeconds: 600 },
    },
  };
}
