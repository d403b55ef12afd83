import { CreateLogGroupCommand } from '@aws-sdk/client-cloudwatch-logs';
import { CreateModelPackageGroupCommand, CreatePipelineCommand } from '@aws-sdk/client-sagemaker';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findThing } from '../../../src/runs/things/find-thing.ts';
import { listThings, type ThingBench } from '../../../src/runs/things/list-things.ts';
import { readThing } from '../../../src/runs/things/read-thing.ts';
import { scratch, script, type Scratch } from '../../fakes/scratch.ts';

let project: Scratch;
let bench: ThingBench;

beforeAll(async () => {
  project = await scratch({
    'jobs/late.py': script('kind = "processing"', 'print("hello")\n'),
    'flows/all.flow.ts': `import { flow, job } from 'mlx';\nexport default flow('all', {}, () => { job('jobs/late.py'); });\n`,
  });
  const { aws } = project;
  bench = { project: project.project, aws };
  const sagemaker = await aws.sagemaker();
  for (const name of ['delays', 'arrivals']) {
    await sagemaker.send(new CreateModelPackageGroupCommand({ ModelPackageGroupName: name }));
  }
  await sagemaker.send(
    new CreatePipelineCommand({
      PipelineName: 'other',
      ClientRequestToken: 'a'.repeat(32),
      RoleArn: 'arn:aws:iam::000000000000:role/mlx',
      PipelineDefinition: JSON.stringify({
        Version: '2020-12-01',
        Steps: [{ Name: 'stop', Type: 'Fail', Arguments: { ErrorMessage: 'no' } }],
      }),
    }),
  );
  const logs = await aws.logs();
  for (let at = 0; at < 60; at += 1) {
    const logGroupName = `/of/${String(at).padStart(2, '0')}`;
    await logs.send(new CreateLogGroupCommand({ logGroupName }));
  }
});

afterAll(() => project.close());

const names = async (kind: Parameters<typeof listThings>[1], query = {}) =>
  (await listThings(bench, kind, query)).things.map(({ name }) => name);

describe('lists', () => {
  it('of jobs and flows are the files of the project', async () => {
    expect((await listThings(bench, 'job')).things).toMatchObject([
      { kind: 'job', name: 'late', note: 'jobs/late.py', changed: expect.any(Number) },
    ]);
    expect(await names('flow')).toEqual(['all']);
    expect(await names('flow', { contains: 'nothing' })).toEqual([]);
  });

  it('of what can not be made here are empty', async () => {
    for (const kind of ['endpoint', 'feature group', 'run'] as const) {
      expect(await listThings(bench, kind, { scope: 'account' })).toEqual({ things: [] });
    }
  });

  it('go on where a page ended, and hold what is asked for', async () => {
    const first = await listThings(bench, 'log group');
    expect(first.things).toHaveLength(50);
    const second = await listThings(bench, 'log group', { next: first.next });
    expect(second).toMatchObject({ things: { length: 10 } });
    expect(second.next).toBeUndefined();
    expect(await names('log group', { contains: '/03' })).toEqual(['/of/03']);
    expect(await names('model', { limit: 1 })).toHaveLength(1);
    expect(await names('model')).toEqual(expect.arrayContaining(['delays', 'arrivals']));
  });

  it.each(['run', 'table', 'model', 'job'] as const)('of kind %s refuse a next that they never told', async (kind) => {
    await expect(listThings(bench, kind, { next: '{"a":1}' })).rejects.toMatchObject({ code: 'LIST_PAGE_UNKNOWN' });
  });
});

describe('a thing', () => {
  it('is read with the call that tells it', async () => {
    expect(await readThing(bench, { kind: 'model', name: 'delays', note: 'registry' })).toMatchObject({
      value: { ModelPackageGroupName: 'delays' },
      call: {
        service: 'sagemaker',
        operation: 'DescribeModelPackageGroup',
        input: { ModelPackageGroupName: 'delays' },
      },
    });
    expect(await readThing(bench, { kind: 'log group', name: '/of/01' })).toMatchObject({
      value: { logGroupName: '/of/01' },
    });
    expect(await readThing(bench, { kind: 'job', name: 'late', note: 'jobs/late.py' })).toMatchObject({
      value: { name: 'late' },
    });
    expect(await readThing(bench, { kind: 'flow', name: 'all' })).toMatchObject({ value: { name: 'all' } });
  });

  it.each(['endpoint', 'feature group', 'model', 'log group', 'table', 'run'] as const)(
    'of kind %s that is gone is said to be',
    async (kind) => {
      const arn = kind === 'run' ? 'arn:aws:sagemaker:us-east-1:000000000000:training-job/gone' : undefined;
      const name = kind === 'table' ? 'no.gone' : 'gone';
      await expect(readThing(bench, { kind, name, arn })).rejects.toMatchObject({ code: 'THING_UNKNOWN' });
    },
  );

  it('is found by its name, and by its ARN', async () => {
    const found = await findThing(bench, 'delays');
    expect(found).toMatchObject({ kind: 'model', name: 'delays', changed: expect.any(Number) });
    expect(await findThing(bench, found.arn ?? '')).toMatchObject({ kind: 'model', name: 'delays' });
    expect(await findThing(bench, ' late ')).toMatchObject({ kind: 'job' });
    expect(await findThing(bench, '/of/02')).toMatchObject({ kind: 'log group' });
  });

  it('that is not there is told with the nearest that is', async () => {
    await expect(findThing(bench, 'delayz')).rejects.toMatchObject({
      code: 'THING_UNKNOWN',
      details: { nearest: 'delays' },
    });
    await expect(findThing(bench, '\u001b]0;x\u0007')).rejects.toMatchObject({ code: 'THING_UNKNOWN' });
  });

  it('of another account or region is told apart from one that mlx has no list of', async () => {
    const here = 'arn:aws:sagemaker:us-east-1:000000000000';
    await expect(findThing(bench, `${here.replace('us-east-1', 'eu-west-1')}:endpoint/a`)).rejects.toMatchObject({
      code: 'THING_ELSEWHERE',
      details: { region: 'eu-west-1' },
    });
    await expect(findThing(bench, `${here}:notebook-instance/a`)).rejects.toMatchObject({ code: 'THING_NOT_SHOWN' });
    await expect(findThing(bench, 'arn:')).rejects.toMatchObject({ code: 'THING_ELSEWHERE' });
  });
});
