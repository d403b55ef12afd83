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
async function trained(aws: RunningAws, HyperParameters: Record<string, string>): Promise<string> {
  aws.objects.createBucket('bucket');
  const request = { ...trainingRequest('train'), HyperParameters };
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
