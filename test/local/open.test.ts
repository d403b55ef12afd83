import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { CreateProcessingJobCommand, ListProcessingJobsCommand, SageMakerClient } from '@aws-sdk/client-sagemaker';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openEmbedded, type EmbeddedAws } from '../../src/local/open.ts';
import { localRequestHandler } from '../../src/local/wire/request-handler.ts';
import { processingRequest } from './fakes/requests.ts';
import { quickEnvironment } from './fakes/served-aws.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mlx-test-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

function open(env: Record<string, string | undefined> = {}, region?: string): Promise<EmbeddedAws> {
  return openEmbedded({ home: join(folder, '.mlx'), region, env: { ...quickEnvironment(folder), ...env } });
}

function clientOf(embedded: EmbeddedAws): SageMakerClient {
  return new SageMakerClient({
    region: embedded.identity.region,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    requestHandler: localRequestHandler(embedded),
  });
}

describe('opening the embedded AWS', () => {
  it.each([
    [{ AWS_REGION: 'eu-west-1', AWS_DEFAULT_REGION: 'eu-west-2' }, undefined, 'eu-west-1', 'aws'],
    [{ AWS_REGION: '', AWS_DEFAULT_REGION: 'cn-north-1' }, undefined, 'cn-north-1', 'aws-cn'],
    [{ AWS_REGION: undefined, AWS_DEFAULT_REGION: undefined }, undefined, 'us-east-1', 'aws'],
    [{ AWS_REGION: 'eu-west-1' }, 'us-gov-west-1', 'us-gov-west-1', 'aws-us-gov'],
  ])('finds its region in %j and %j', async (env, region, expected, partition) => {
    const embedded = await open(env, region);
    expect(embedded.identity).toEqual({ account: '000000000000', region: expected, partition });
    embedded.close();
  });

  it('keeps what it knows from one opening to the next', async () => {
    const first = await open({}, 'eu-west-1');
    await clientOf(first).send(new CreateProcessingJobCommand(processingRequest('kept')));
    first.close();
    const second = await open({}, 'eu-west-1');
    const { ProcessingJobSummaries: jobs } = await clientOf(second).send(new ListProcessingJobsCommand());
    expect(jobs?.map(({ ProcessingJobName }) => ProcessingJobName)).toEqual(['kept']);
    second.close();
  });

  it('says so where the disk takes no more', async () => {
    const script = `
      import { openEmbedded } from ${JSON.stringify(new URL('../../src/local/open.ts', import.meta.url).href)};
      await openEmbedded({ home: ${JSON.stringify(join(folder, '.mlx'))} }).catch((error) => console.log(error.code));
    `;
    const limited = ['-c', 'ulimit -f 16; exec "$0" --input-type=module -e "$1"', process.execPath, script];
    const { stdout } = await promisify(execFile)('sh', limited, { env: process.env });
    expect(stdout.trim()).toBe('LOCAL_DISK_FAILED');
  });

  it('is safe for several processes that open a new home at the same moment', async () => {
    const answers = await Promise.all(Array.from({ length: 4 }, (_, each) => createElsewhere(`own-${each}`, 'shared')));
    expect(answers.map(([own]) => own)).toEqual([200, 200, 200, 200]);
    expect(answers.filter(([, shared]) => shared === 200)).toHaveLength(1);
    const embedded = await open({}, 'eu-west-1');
    const list = new ListProcessingJobsCommand({ SortBy: 'Name', SortOrder: 'Ascending' });
    const { ProcessingJobSummaries: jobs } = await clientOf(embedded).send(list);
    const names = jobs?.map(({ ProcessingJobName }) => ProcessingJobName);
    expect(names).toEqual(['own-0', 'own-1', 'own-2', 'own-3', 'shared']);
    embedded.close();
  });
});

/** Creates jobs from a process of its own, and gives the HTTP status of each answer. */
async function createElsewhere(...names: string[]): Promise<number[]> {
  const requests = names.map(processingRequest);
  const script = `
    import { openEmbedded } from ${JSON.stringify(new URL('../../src/local/open.ts', import.meta.url).href)};
    const embedded = await openEmbedded({ home: ${JSON.stringify(join(folder, '.mlx'))}, region: 'eu-west-1' });
    const headers = { 'x-amz-target': 'SageMaker.CreateProcessingJob' };
    const answers = [];
    for (const request of ${JSON.stringify(requests)}) {
      const body = (async function* () { yield Buffer.from(JSON.stringify(request)); })();
      answers.push((await embedded.handle({ method: 'POST', path: '/', query: {}, headers, body })).status);
    }
    embedded.close();
    console.log(JSON.stringify(answers));
  `;
  const env = quickEnvironment(folder) as Record<string, string>;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], { env });
  return JSON.parse(stdout) as number[];
}
