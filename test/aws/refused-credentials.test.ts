import { lendEnvironment } from '../fakes/lend-environment.ts';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { ListProcessingJobsCommand } from '@aws-sdk/client-sagemaker';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Aws } from '../../src/aws/aws.ts';
import { openAws } from '../../src/aws/open-aws.ts';

/** A service that takes one key, and keeps the keys of all calls; anything else has expired. */
let server: Server;
let root: string;
let aws: Aws;
let accepted = 'FIRST';
let status = 200;
const keys: string[] = [];

const ask = async () => (await aws.logsReader()).send(new FilterLogEventsCommand({ logGroupName: '/g' }));
const list = async () => (await aws.sagemaker()).send(new ListProcessingJobsCommand({}));
const sign = (key: string) =>
  writeFile(join(root, 'credentials'), `[prod]\naws_access_key_id = ${key}\naws_secret_access_key = s\n`);

let giveBack: () => void;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'mlx-test-'));
  server = createServer((request, response) => {
    const key = /Credential=(\w+)/.exec(request.headers.authorization ?? '')?.[1] ?? '';
    keys.push(key);
    const refusal = {
      __type: 'ExpiredTokenException',
      message: 'The security token included in the request is expired',
    };
    response.writeHead(key === accepted ? status : 400, { 'content-type': 'application/x-amz-json-1.1' });
    response.end(JSON.stringify(key === accepted ? {} : refusal));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const env = {
    AWS_CONFIG_FILE: join(root, 'config'),
    AWS_SHARED_CREDENTIALS_FILE: join(root, 'credentials'),
    AWS_ENDPOINT_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    AWS_REGION: 'us-east-1',
  };
  giveBack = lendEnvironment(env);
  await writeFile(env.AWS_CONFIG_FILE, '[profile prod]\n');
  await sign('FIRST');
  aws = await openAws({ on: 'prod', project: { root }, env });
});

afterAll(async () => {
  giveBack();
  await aws.close();
  await new Promise((resolve) => server.close(resolve));
  await rm(root, { recursive: true });
});

it('takes what was written since, in every client, once credentials were refused', async () => {
  await ask();
  await list();
  accepted = 'SECOND';
  await expect(ask()).rejects.toMatchObject({ code: 'AWS_CREDENTIALS_EXPIRED' });
  await expect(ask()).rejects.toMatchObject({ code: 'AWS_CREDENTIALS_EXPIRED' });
  await sign('SECOND');
  await ask();
  await list();
  expect(keys).toEqual(['FIRST', 'FIRST', 'FIRST', 'FIRST', 'SECOND', 'SECOND']);
});

it('makes a call of the reader of logs once, whatever comes of it', async () => {
  accepted = 'SECOND';
  status = 503;
  keys.length = 0;
  await expect(ask()).rejects.toBeDefined();
  expect(keys).toHaveLength(1);
});
