import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { ListObjectsV2Command } from '@aws-sdk/client-s3';
import { ListProcessingJobsCommand } from '@aws-sdk/client-sagemaker';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openAws } from '../../src/aws/open-aws.ts';
import { endpointOf } from '../../src/aws/endpoint-of.ts';
import { readProfiles } from '../../src/aws/profiles.ts';
import { lendEnvironment } from '../fakes/lend-environment.ts';

describe('the endpoints of a profile', () => {
  let root: string;
  let files: Record<string, string>;
  let server: Server;
  let url: string;
  let giveBack: () => void;
  const heard: string[] = [];

  const of = async (name: string, service: Parameters<typeof endpointOf>[0], env: Record<string, string> = {}) => {
    const profile = (await readProfiles(files)).find((one) => one.name === name);
    return profile && endpointOf(service, profile, env);
  };

  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'mlx-test-'));
    server = createServer((request, response) => {
      heard.push(`${request.headers.host?.split(':')[0]}${request.url}`);
      response.end(request.url === '/' ? '{}' : '<ListBucketResult/>');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://localhost:${(server.address() as AddressInfo).port}`;
    files = { AWS_CONFIG_FILE: join(root, 'config'), AWS_SHARED_CREDENTIALS_FILE: join(root, 'credentials') };
    const config = `
[default]
endpoint_url = http://the-wrong-one.invalid
[profile moto]
region = us-east-1
endpoint_url = ${url} # this machine
[profile mixed]
services = mine
endpoint_url = http://rest.test
[profile plain]
ignore_configured_endpoint_urls = true
endpoint_url = http://rest.test
[profile torn]
region = us-east-1
services = gone
[profile odd]
region = us-east-1
endpoint_url = localhost:4566
[services mine]
cloudwatch_logs =
  endpoint_url = http://logs.test
s3 =
  addressing_style = path
  endpoint_url = http://s3.test
`;
    await writeFile(join(root, 'config'), config);
    await writeFile(join(root, 'credentials'), '[moto]\naws_access_key_id = a\naws_secret_access_key = b\n');
    giveBack = lendEnvironment({ ...files, AWS_PROFILE: 'default' });
  });
  afterAll(async () => {
    giveBack();
    await new Promise((resolve) => server.close(resolve));
    await rm(root, { recursive: true });
  });

  it('are where its calls go, whatever AWS_PROFILE names', async () => {
    const aws = await openAws({ on: 'moto', project: { root }, env: files });
    await (await aws.sagemaker()).send(new ListProcessingJobsCommand({}));
    await (await aws.logsReader()).send(new FilterLogEventsCommand({ logGroupName: '/g' }));
    await (await aws.s3()).send(new ListObjectsV2Command({ Bucket: 'flights' }));
    await aws.close();
    expect(heard).toEqual(['localhost/', 'localhost/', 'localhost/flights/?list-type=2']);
  });

  it('may be said of single services', async () => {
    await expect(of('mixed', 'logs')).resolves.toBe('http://logs.test');
    await expect(of('mixed', 's3')).resolves.toBe('http://s3.test');
    await expect(of('mixed', 'sagemaker')).resolves.toBe('http://rest.test');
  });

  it('yield to the environment, the one of a service first', async () => {
    const env = { AWS_ENDPOINT_URL: 'http://all.test', AWS_ENDPOINT_URL_SFN: 'http://sfn.test' };
    await expect(of('mixed', 'stepfunctions', env)).resolves.toBe('http://sfn.test');
    await expect(of('mixed', 's3', env)).resolves.toBe('http://all.test');
  });

  it('do not count where that is said, in the environment or in the profile', async () => {
    await expect(of('moto', 's3', { AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true' })).resolves.toBeUndefined();
    await expect(of('plain', 's3')).resolves.toBeUndefined();
    await expect(of('plain', 's3', { AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'false' })).resolves.toBe('http://rest.test');
  });

  it('are refused where they are none, before anything is sent', async () => {
    const options = { project: { root }, env: files };
    await expect(openAws({ ...options, on: 'odd' })).rejects.toMatchObject({ code: 'AWS_ENDPOINT_UNUSABLE' });
    await expect(openAws({ ...options, on: 'torn' })).rejects.toMatchObject({
      code: 'AWS_SERVICES_MISSING',
      details: { services: 'gone' },
    });
  });
});
