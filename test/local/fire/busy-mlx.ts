// A process that works an embedded AWS until it is killed. Arguments: its home, a word for its jobs, a number for its names.
import { openEmbedded } from '../../../src/local/open.ts';
import { wireRequest } from '../fakes/wire-request.ts';
import { processingRequest } from '../fakes/requests.ts';

const [home = '', word = '', number = ''] = process.argv.slice(2);
const aws = await openEmbedded({ home });

async function ask(target: string, input: object): Promise<void> {
  await aws.handle(wireRequest({ headers: { 'x-amz-target': target }, body: JSON.stringify(input) }));
}

async function put(path: string, body: string): Promise<void> {
  await aws.handle(wireRequest({ method: 'PUT', path, body }));
}

async function startJob(name: string, script: string): Promise<void> {
  const output = `s3://data/out/${name}/`;
  await ask('SageMaker.CreateProcessingJob', {
    ...processingRequest(name),
    AppSpecification: {
      ...processingRequest(name).AppSpecification,
      ContainerEntrypoint: ['sh', '-c', script, word],
    },
    ProcessingOutputConfig: {
      Outputs: [
        {
          OutputName: 'out',
          S3Output: { S3Uri: output, LocalPath: '/opt/ml/processing/output/out', S3UploadMode: 'EndOfJob' },
        },
      ],
    },
  });
}

await put('/data', '');
process.stdout.write('working\n');
await startJob(`short-${number}`, 'echo short');
await startJob(`writing-${number}`, 'head -c 3000000 /dev/zero > "$PWD/processing/output/out/zeros"; sleep 0.2');
const stay = `sh -c 'while :; do sleep 0.1; done' ${word}`;
await startJob(`spread-${number}`, `setsid ${stay} & ${stay} & sleep 1000`);
for (let round = 0; ; round += 1) {
  await put(`/data/in/${number}/${round % 5}`, String(round).repeat(200_000));
  await ask('AmazonAthena.StartQueryExecution', {
    QueryString: 'SELECT count(*) AS n FROM (SELECT unnest(range(3000000)))',
    ResultConfiguration: { OutputLocation: 's3://data/results/' },
  });
  await ask('SageMaker.StopProcessingJob', { ProcessingJobName: `short-${number}` });
}
