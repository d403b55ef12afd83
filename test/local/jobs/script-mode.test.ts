import type { Channel } from '@aws-sdk/client-sagemaker';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { trainingRequest } from '../fakes/requests.ts';
import { type RunningAws, runningAws } from '../fakes/running-aws.ts';
import { archiveOf } from '../fakes/archive.ts';

const script = `
import argparse, os
parser = argparse.ArgumentParser()
parser.add_argument('--depth', type=int)
parser.add_argument('--kind')
given = parser.parse_args()
with open(os.path.join(os.environ['SM_MODEL_DIR'], 'model'), 'w') as file:
    file.write(repr((given.depth, given.kind)))
print('auc=0.5')
`;

/** Trains with an image's script mode instead of an entrypoint. */
async function trained(
  aws: RunningAws,
  HyperParameters: Record<string, string>,
  InputDataConfig: Channel[] = [],
): Promise<string> {
  aws.objects.createBucket('bucket');
  const request = { ...trainingRequest('train'), HyperParameters, InputDataConfig };
  aws.jobs.start({ kind: 'training', name: 'train', arn: 'arn:train', request: { ...request } });
  const { status, failureReason } = await aws.ended('training', 'train');
  return failureReason ?? status;
}

describe('a training job in script mode, without an entrypoint of its own', () => {
  it('runs sagemaker_program from sagemaker_submit_directory, with plain and with JSON hyperparameters', async () => {
    for (const quote of [String, JSON.stringify] as ((text: string) => string)[]) {
      using aws = runningAws();
      await aws.put('source.tar.gz', archiveOf(aws.folder, { 'train.py': script }));
      const status = await trained(aws, {
        depth: '6',
        kind: quote('deep'),
        sagemaker_program: quote('train.py'),
        sagemaker_submit_directory: quote('s3://data/source.tar.gz'),
      });
      expect(status).toBe('Completed');
      expect(aws.lines('/aws/sagemaker/TrainingJobs')).toContain('auc=0.5');
    }
  });

  it("runs mlx's bootstrap from the channel with the job's code, as a tuning job of mlx asks for", async () => {
    using aws = runningAws();
    const job = { version: 1, job: 'train', kind: 'training', script: 'train.py', language: 'python' };
    const more = { params: { depth: 'int' }, inputs: {}, outputs: {}, requirements: false };
    await aws.put('code/job.json', JSON.stringify({ ...job, ...more }));
    await aws.put('code/train.py', script);
    await aws.put('code/mlx_bootstrap.py', readFileSync('src/python/mlx_bootstrap.py'));
    const status = await trained(
      aws,
      { depth: '6', sagemaker_program: 'mlx_bootstrap.py', sagemaker_submit_directory: '/opt/ml/input/data/code' },
      [{ ChannelName: 'code', DataSource: { S3DataSource: { S3DataType: 'S3Prefix', S3Uri: 's3://data/code/' } } }],
    );
    expect(status).toBe('Completed');
    expect(aws.lines('/aws/sagemaker/TrainingJobs')).toEqual(['auc=0.5']);
  });

  it('fails where the program is not in the code', async () => {
    using aws = runningAws();
    await aws.put('source.tar.gz', archiveOf(aws.folder, { 'other.py': script }));
    const reason = await trained(aws, {
      sagemaker_program: 'train.py',
      sagemaker_submit_directory: 's3://data/source.tar.gz',
    });
    expect(reason).toBe("AlgorithmError: train.py isn't in the code that was submitted, exit code: 1");
  });

  it('fails where nothing names a program', async () => {
    using aws = runningAws();
    expect(await trained(aws, { depth: '6' })).toMatch(/^ClientError: .* sagemaker_program/);
  });
});
