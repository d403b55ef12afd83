import { CreateProcessingJobCommand, type DatasetDefinition } from '@aws-sdk/client-sagemaker';
import { describe, expect, it } from 'vitest';
import { image, processingRequest } from '../fakes/requests.ts';
import { type RunningAws, runningAws } from '../fakes/running-aws.ts';
import { sagemakerOf } from '../fakes/sagemaker-client.ts';

const LocalPath = '/opt/ml/processing/input/rows';

const dataset = (query: object = {}, more: DatasetDefinition = {}): DatasetDefinition => ({
  LocalPath,
  DataDistributionType: 'FullyReplicated',
  InputMode: 'File',
  AthenaDatasetDefinition: {
    Catalog: 'AwsDataCatalog',
    Database: 'default',
    QueryString: "SELECT 7 AS n, 'a' AS word;",
    OutputS3Uri: 's3://data/rows/',
    OutputFormat: 'JSON',
    ...query,
  },
  ...more,
});

async function processed(aws: RunningAws, definition: DatasetDefinition, script: string) {
  const request = {
    ...processingRequest('rows'),
    AppSpecification: { ImageUri: image, ContainerEntrypoint: ['sh', '-c', script] },
    ProcessingInputs: [{ InputName: 'rows', DatasetDefinition: definition }],
  };
  await sagemakerOf(aws).send(new CreateProcessingJobCommand(request));
  const { status, failureReason } = await aws.ended('processing', 'rows');
  return { status, failureReason, lines: aws.lines('/aws/sagemaker/ProcessingJobs') };
}

describe('an input that is a query of Athena', () => {
  it.each([
    ['JSON', 'zcat', ['{"n":7,"word":"a"}']],
    ['TEXTFILE', 'zcat', ['7\u0001a']],
    ['PARQUET', 'head -c 4', ['PAR1']],
  ])('is the rows that the query wrote as %s, which stay at OutputS3Uri', async (OutputFormat, show, lines) => {
    using aws = runningAws();
    const told = await processed(aws, dataset({ OutputFormat }), `${show} ${LocalPath}/*`);
    expect(told).toEqual({ status: 'Completed', failureReason: undefined, lines });
    expect(aws.keys('rows/')).toHaveLength(1);
  });

  it('fails the job with the reason of Athena, before its script starts', async () => {
    using aws = runningAws();
    const told = await processed(aws, dataset({ QueryString: 'SELECT x FROM nowhere' }), 'echo started');
    expect(told).toMatchObject({ status: 'Failed', lines: [] });
    expect(told.failureReason).toMatch(/^ClientError: Athena query of input "rows" failed. .*nowhere/);
  });

  it('fails the job where its place is not empty', async () => {
    using aws = runningAws();
    await aws.put('rows/old', 'x');
    expect((await processed(aws, dataset(), 'true')).failureReason).toContain('HIVE_PATH_ALREADY_EXISTS');
  });

  it.each([
    ['a format that Athena does not write here', dataset({ OutputFormat: 'ORC' }), 'not as ORC'],
    ['a bucket that is not there', dataset({ OutputS3Uri: 's3://no-bucket/x/' }), 'does not exist'],
    ['no LocalPath', dataset({}, { LocalPath: undefined }), 'must have a LocalPath below /opt/ml/processing/'],
    ['a LocalPath that climbs', dataset({}, { LocalPath: '/opt/ml/processing/../x' }), 'must not contain ".."'],
    ['a stream', dataset({}, { InputMode: 'Pipe' }), 'use InputMode File'],
  ])('is refused with %s', async (_, definition, message) => {
    using aws = runningAws();
    await expect(processed(aws, definition, 'true')).rejects.toMatchObject({
      name: 'ValidationException',
      message: expect.stringContaining(message),
    });
  });
});
