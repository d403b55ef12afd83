import { CreateProcessingJobCommand, DescribeTrialComponentCommand } from '@aws-sdk/client-sagemaker';
import { expect, it } from 'vitest';
import { image, processingRequest } from '../../fakes/requests.ts';
import { runningAws } from '../../fakes/running-aws.ts';
import { sagemakerOf } from '../../fakes/sagemaker-client.ts';

it('a job whose supervisor was killed is recorded as failed, without the output that it never sent', async () => {
  using aws = runningAws();
  const client = sagemakerOf(aws);
  const S3Output = { S3Uri: 's3://data/out/', LocalPath: '/opt/ml/processing/out', S3UploadMode: 'EndOfJob' as const };
  await client.send(
    new CreateProcessingJobCommand({
      ...processingRequest('lost'),
      AppSpecification: { ImageUri: image, ContainerEntrypoint: ['sh', '-c', 'echo ready; sleep 600'] },
      ProcessingOutputConfig: { Outputs: [{ OutputName: 'out', S3Output }] },
    }),
  );
  const describe = new DescribeTrialComponentCommand({ TrialComponentName: 'lost-aws-processing-job' });
  await expect.poll(() => aws.lines('/aws/sagemaker/ProcessingJobs')).toEqual(['ready']);
  expect((await client.send(describe)).Status?.PrimaryStatus).toBe('InProgress');
  process.kill(aws.supervisor(), 'SIGKILL');
  await aws.ended('processing', 'lost');
  expect(await client.send(describe)).toMatchObject({
    Status: { PrimaryStatus: 'Failed', Message: expect.stringContaining('supervisor was killed') },
    OutputArtifacts: {},
  });
});
