import {
  CreateHyperParameterTuningJobCommand,
  DescribeHyperParameterTuningJobCommand,
  type HyperParameterTuningJobConfig,
} from '@aws-sdk/client-sagemaker';
import { expect, it } from 'vitest';
import { sagemakerOf } from '../../fakes/sagemaker-client.ts';
import { scratchAws } from '../../fakes/scratch-aws.ts';
import { tuningRequest } from './requests.ts';

const integers = (range: object) => ({
  ParameterRanges: { IntegerParameterRanges: [{ Name: 'depth', MinValue: '1', MaxValue: '10', ...range }] },
});

it.each<[string, Partial<HyperParameterTuningJobConfig>, string]>([
  ['the strategy Hyperband', { Strategy: 'Hyperband' }, "can't follow the strategy Hyperband"],
  ['early stopping', { TrainingJobEarlyStoppingType: 'Auto' }, "can't stop training jobs early"],
  [
    'an objective that no metric defines',
    { HyperParameterTuningJobObjective: { Type: 'Minimize', MetricName: 'loss' } },
    "[loss], isn't in MetricDefinitions",
  ],
  ['a range that is upside down', integers({ MinValue: '11' }), 'MinValue (11) of depth must not be greater'],
  ['a range of no numbers', integers({ MinValue: 'low' }), 'must be whole numbers: low, 10'],
  ['a logarithm from zero', integers({ MinValue: '0', ScalingType: 'Logarithmic' }), 'needs a MinValue above 0'],
  ['no ranges', { ParameterRanges: {} }, 'at least one range'],
  ['a grid of numbers', { Strategy: 'Grid' }, 'takes CategoricalParameterRanges only'],
  [
    'more at once than there are',
    { ResourceLimits: { MaxNumberOfTrainingJobs: 1, MaxParallelTrainingJobs: 2 } },
    'MaxParallelTrainingJobs (2) must not be greater',
  ],
  ['no number of trainings', { ResourceLimits: { MaxParallelTrainingJobs: 1 } }, 'MaxNumberOfTrainingJobs is required'],
])('a tuning job with %s is refused', async (_, config, message) => {
  using aws = scratchAws();
  await expect(
    sagemakerOf(aws).send(new CreateHyperParameterTuningJobCommand(tuningRequest(config))),
  ).rejects.toMatchObject({ name: 'ValidationException', message: expect.stringContaining(message) });
});

it('a hyperparameter with a range and a static value is refused', async () => {
  using aws = scratchAws();
  const request = tuningRequest({}, { depth: '6' });
  await expect(sagemakerOf(aws).send(new CreateHyperParameterTuningJobCommand(request))).rejects.toThrow(
    'depth has a range and a static value',
  );
});

it("a tuning job that is not there is SageMaker's ResourceNotFound, and a name is given once", async () => {
  using aws = scratchAws();
  const client = sagemakerOf(aws);
  const describe = new DescribeHyperParameterTuningJobCommand({ HyperParameterTuningJobName: 'search' });
  await expect(client.send(describe)).rejects.toMatchObject({ name: 'ResourceNotFound' });
  await client.send(new CreateHyperParameterTuningJobCommand(tuningRequest()));
  await expect(client.send(new CreateHyperParameterTuningJobCommand(tuningRequest()))).rejects.toMatchObject({
    name: 'ResourceInUse',
  });
});
