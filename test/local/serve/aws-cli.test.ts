import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { pythonTools } from '../../setup/python.ts';
import { processingRequest } from '../fakes/requests.ts';
import { servedAws, type ServedAws } from '../fakes/served-aws.ts';

const tools = pythonTools();

async function cli(aws: ServedAws, ...words: string[]): Promise<unknown> {
  const { stdout } = await promisify(execFile)(tools!.aws, [...words, '--output', 'json'], { env: aws.env });
  return stdout === '' ? undefined : JSON.parse(stdout);
}

describe.skipIf(!tools)('the AWS CLI against the served AWS', () => {
  it('creates, lists, describes and stops a job', async () => {
    await using aws = await servedAws();
    const request = {
      ...processingRequest('long'),
      AppSpecification: { ...processingRequest('long').AppSpecification, ContainerEntrypoint: ['sleep', '60'] },
    };
    const sagemaker = (...words: string[]) => cli(aws, 'sagemaker', ...words);
    const made = await sagemaker('create-processing-job', '--cli-input-json', JSON.stringify(request));
    expect(made).toEqual({ ProcessingJobArn: 'arn:aws:sagemaker:eu-west-1:000000000000:processing-job/long' });
    expect(await sagemaker('list-processing-jobs', '--name-contains', 'lon')).toMatchObject({
      ProcessingJobSummaries: [{ ProcessingJobName: 'long', ProcessingJobStatus: 'InProgress' }],
    });
    await sagemaker('stop-processing-job', '--processing-job-name', 'long');
    const status = async () => {
      const told = await sagemaker('describe-processing-job', '--processing-job-name', 'long');
      return (told as { ProcessingJobStatus: string }).ProcessingJobStatus;
    };
    await expect.poll(status, { timeout: 20_000 }).toBe('Stopped');
  });

  it('says who it is, and fails with the words of the service', async () => {
    await using aws = await servedAws();
    expect(await cli(aws, 'sts', 'get-caller-identity')).toMatchObject({ Account: '000000000000' });
    await expect(cli(aws, 'sagemaker', 'describe-training-job', '--training-job-name', 'nobody')).rejects.toThrow(
      'An error occurred (ValidationException) when calling the DescribeTrainingJob operation: Requested resource not found.',
    );
  });
});
