import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { CreateLogGroupCommand } from '@aws-sdk/client-cloudwatch-logs';
import {
  CreateEndpointCommand,
  CreateEndpointConfigCommand,
  CreateFeatureGroupCommand,
  CreateModelCommand,
  CreateModelPackageGroupCommand,
} from '@aws-sdk/client-sagemaker';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Aws } from '../../../src/aws/aws.ts';
import { openAws } from '../../../src/aws/open-aws.ts';
import { readProject } from '../../../src/define/project.ts';
import { listThings, type ThingBench } from '../../../src/runs/things/list-things.ts';
import { readSheet } from '../../../src/runs/things/sheets/read-sheet.ts';
import { drawSheet } from '../../../src/show/sheet.ts';
import { textOf } from '../../../src/show/line.ts';
import { readThing } from '../../../src/runs/things/read-thing.ts';
import type { Thing, ThingKind } from '../../../src/runs/things/thing.ts';
import { lendEnvironment } from '../../fakes/lend-environment.ts';
import { pythonEnvironment } from '../../setup/python-environment.ts';

const requirements = fileURLToPath(new URL('../../setup/moto-requirements.txt', import.meta.url));
const bin = await pythonEnvironment(requirements).catch(() => undefined);

const program = `
from moto.server import ThreadedMotoServer
import sys
server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
server.start()
print(server.get_host_and_port()[1], flush=True)
sys.stdin.read()
server.stop()
`;
const role = 'arn:aws:iam::123456789012:role/serving';

describe.skipIf(!bin)('an AWS that is not embedded', () => {
  let server: ChildProcess;
  let root: string;
  let bench: ThingBench;
  let giveBack: () => void;

  beforeAll(async () => {
    root = await mkdtemp(join(tmpdir(), 'mlx-test-'));
    server = spawn(`${bin}/python`, ['-c', program], { stdio: ['pipe', 'pipe', 'ignore'] });
    const [port] = (await once(createInterface({ input: server.stdout! }), 'line')) as [string];
    await mkdir(join(root, 'flights'));
    const variables = { AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b', AWS_REGION: 'us-east-1' };
    giveBack = lendEnvironment({ ...variables, AWS_ENDPOINT_URL: `http://127.0.0.1:${port}` });
    const project = await readProject(join(root, 'flights'));
    const aws = await openAws({ on: 'aws', project, env: variables });
    bench = { project, aws };
    await fill(aws);
  }, 120_000);

  afterAll(async () => {
    await bench?.aws.close();
    giveBack?.();
    server?.stdin?.end();
    if (server && server.exitCode === null) await once(server, 'exit');
    await rm(root, { recursive: true, force: true });
  });

  const list = async (kind: ThingKind, scope: 'project' | 'account' = 'account') =>
    (await listThings(bench, kind, { scope })).things;

  it('lists endpoints, models and log groups; of the project those that are called after it', async () => {
    expect(await list('endpoint')).toMatchObject([
      {
        name: 'flights-delays',
        status: 'InService',
        arn: expect.stringContaining(':endpoint/'),
        changed: expect.any(Number),
      },
    ]);
    expect((await list('model')).map(({ name, note }) => `${name} ${note}`).toSorted()).toEqual([
      'flights-delays model',
      'others model',
      'registered registry',
    ]);
    expect((await list('model', 'project')).map(({ name }) => name)).toEqual(['flights-delays']);
    expect((await list('log group', 'project')).map(({ name }) => name)).toEqual([
      '/aws/sagemaker/TrainingJobs',
      '/of/flights',
    ]);
    expect((await list('log group')).length).toBe(3);
  });

  it.each<[Thing, object]>([
    [
      { kind: 'endpoint', name: 'flights-delays' },
      { EndpointConfigName: 'delays-1', EndpointStatus: 'InService' },
    ],
    [
      { kind: 'model', name: 'others' },
      { ModelName: 'others', ExecutionRoleArn: role },
    ],
    [{ kind: 'model', name: 'registered', note: 'registry' }, { ModelPackageGroupName: 'registered' }],
    [
      { kind: 'feature group', name: 'planes' },
      { FeatureGroupName: 'planes', RecordIdentifierFeatureName: 'tail' },
    ],
    [{ kind: 'log group', name: '/of/flights' }, { logGroupName: '/of/flights' }],
  ])('reads $kind $name', async (thing, value) => {
    expect(await readThing(bench, thing)).toMatchObject({ value, call: { input: expect.any(Object) } });
  });

  it('tells the page of an endpoint with its variants, and what it leads to', async () => {
    const sheet = await readSheet(bench, { kind: 'endpoint', name: 'flights-delays' });
    expect(sheet.parts).toMatchObject([
      { title: 'variants', rows: [['all', 'flights-delays', 'ml.m5.large', '1', expect.any(String)]] },
    ]);
    expect(sheet.links).toMatchObject([
      { kind: 'model', name: 'flights-delays' },
      { kind: 'log group', name: '/aws/sagemaker/Endpoints/flights-delays' },
    ]);
    const page = drawSheet(sheet, { width: 80, now: Date.now() }).map(textOf);
    expect(page).toContainEqual(expect.stringMatching(/all +flights-delays +ml\.m5\.large +1/u));
  });

  it('tells the features of a feature group, and the containers of a model', async () => {
    const features = await readSheet(bench, { kind: 'feature group', name: 'planes' });
    expect(features.parts[0]?.rows).toEqual([
      ['tail', 'String'],
      ['seen', 'String'],
    ]);
    const model = await readSheet(bench, { kind: 'model', name: 'others' });
    expect(model.parts[0]?.rows[0]?.[0]).toContain('sagemaker-scikit-learn');
  });

  it.each(['endpoint', 'log group'] as const)('says of a missing %s that it is not there', async (kind) => {
    await expect(readThing(bench, { kind, name: 'gone' })).rejects.toMatchObject({ code: 'THING_UNKNOWN' });
  });
});

/** What is to be found: an endpoint with its models, a group of the registry, a feature group and log groups. */
async function fill(aws: Aws): Promise<void> {
  const sagemaker = await aws.sagemaker();
  const Image = '683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-scikit-learn:1.2-1';
  for (const ModelName of ['flights-delays', 'others']) {
    await sagemaker.send(new CreateModelCommand({ ModelName, ExecutionRoleArn: role, PrimaryContainer: { Image } }));
  }
  const variant = { VariantName: 'all', ModelName: 'flights-delays', InstanceType: 'ml.m5.large' } as const;
  await sagemaker.send(
    new CreateEndpointConfigCommand({
      EndpointConfigName: 'delays-1',
      ProductionVariants: [{ ...variant, InitialInstanceCount: 1, InitialVariantWeight: 1 }],
    }),
  );
  await sagemaker.send(new CreateEndpointCommand({ EndpointName: 'flights-delays', EndpointConfigName: 'delays-1' }));
  await sagemaker.send(new CreateModelPackageGroupCommand({ ModelPackageGroupName: 'registered' }));
  await sagemaker.send(
    new CreateFeatureGroupCommand({
      FeatureGroupName: 'planes',
      RecordIdentifierFeatureName: 'tail',
      EventTimeFeatureName: 'seen',
      FeatureDefinitions: ['tail', 'seen'].map((FeatureName) => ({ FeatureName, FeatureType: 'String' })),
      OfflineStoreConfig: { S3StorageConfig: { S3Uri: 's3://features/planes' } },
      RoleArn: role,
    }),
  );
  const logs = await aws.logs();
  for (const logGroupName of ['/aws/sagemaker/TrainingJobs', '/of/flights', '/of/others']) {
    await logs.send(new CreateLogGroupCommand({ logGroupName }));
  }
}
