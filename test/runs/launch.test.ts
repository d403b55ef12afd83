import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Aws } from '../../src/aws/aws.ts';
import { listObjects } from '../../src/aws/list-objects.ts';
import { MlxError, tell } from '../../src/base/errors.ts';
import { launch } from '../../src/runs/launch.ts';
import { listRuns } from '../../src/runs/list-runs.ts';
import type { Progress } from '../../src/runs/progress.ts';
import { script, scratch, untilEnded, type Scratch } from '../fakes/scratch.ts';

describe('launch', () => {
  let project: Scratch;
  beforeAll(async () => {
    project = await scratch({
      'one.py': script('kind = "processing"', 'print("one")\n'),
      'abroad.py': script(
        'kind = "processing"\n[tool.mlx.outputs]\nout = "s3://elsewhere/here/"',
        'import os, pathlib\npathlib.Path(os.environ["MLX_OUTPUT_OUT"], "a.txt").write_text("a")\n',
      ),
      'maker.py': script('kind = "processing"\n[tool.mlx.outputs]\nrows = "table:ml.rows"', 'print("maker")\n'),
      'reader.py': script('kind = "processing"\n[tool.mlx.inputs]\nrows = "table:ml.rows"', 'print("reader")\n'),
    });
  });
  afterAll(() => project.close());

  it('sends code that is there already only once', async () => {
    const sent: string[] = [];
    const aws = watched(project.aws, (name) => void sent.push(name));
    await launch(await project.plan('one'), aws, () => undefined);
    const first = sent.filter((name) => name === 'PutObjectCommand').length;
    expect(first).toBeGreaterThan(2);
    await launch(await project.plan('one'), aws, () => undefined);
    expect(sent.filter((name) => name === 'PutObjectCommand')).toHaveLength(first);
  });

  it('makes the bucket of an output where it is missing, before the job starts, and says so', async () => {
    const told: Progress[] = [];
    const run = await launch(await project.plan('abroad'), project.aws, (progress) => told.push(progress));
    expect(told).toContainEqual({ kind: 'note', text: 'made the bucket elsewhere' });
    expect(await untilEnded(run, project.aws)).toMatchObject({ status: 'completed' });
    const objects = await listObjects(project.aws, { bucket: 'elsewhere', key: '' });
    expect(objects.map(({ key }) => key)).toEqual(['here/a.txt']);
  });

  it('names the job that makes a table which is not there yet', async () => {
    await expect(project.plan('reader')).rejects.toMatchObject({
      code: 'INPUT_FAULTS',
      faults: [{ what: 'there is no table ml.rows yet', rule: 'maker makes it', fix: 'run `mlx run maker` first' }],
    });
  });

  it('gives the second of two runs with one name another name, and both complete', async () => {
    const plan = await project.plan('one');
    const first = await launch(plan, project.aws, () => undefined);
    const second = await launch(plan, project.aws, () => undefined);
    expect(second.name).not.toBe(first.name);
    expect(await untilEnded(first, project.aws)).toMatchObject({ name: plan.run, status: 'completed' });
    expect(await untilEnded(second, project.aws)).toMatchObject({ job: 'one', status: 'completed' });
  });

  it('tells its stages', async () => {
    const told: Progress[] = [];
    const run = await launch(await project.plan('one'), project.aws, (progress) => told.push(progress));
    expect(told).toEqual([
      { kind: 'stage', text: expect.stringMatching(/^sending \d+ files \(.* kB\)$/) as string },
      { kind: 'stage', text: `starting ${run.name}` },
    ]);
  });

  it('tells what had been sent where the job itself was refused', async () => {
    const before = await listRuns(project.aws);
    await project.write({ 'one.py': script('kind = "processing"', 'print("another")\n') });
    const aws = watched(project.aws, (name) => {
      if (name === 'CreateProcessingJobCommand')
        throw new MlxError('AWS_QUOTA', { ...call, quota: 'q', limit: 0, message: 'full' });
    });
    const error: unknown = await launch(await project.plan('one'), aws, () => undefined).catch(
      (thrown: unknown) => thrown,
    );
    if (!(error instanceof MlxError)) throw error;
    expect(tell(error.code, error.details)).toMatchObject({
      code: 'AWS_QUOTA',
      still: expect.stringMatching(/^No job was started\. What had been sent stays there/) as string,
    });
    await expect(listRuns(project.aws)).resolves.toHaveLength(before.length);
  });

  it("takes the job that its client's own first attempt has made for its own", async () => {
    const plan = await project.plan('one');
    const aws = watched(project.aws, (name) => {
      if (name === 'CreateProcessingJobCommand')
        throw new MlxError('AWS_NAME_TAKEN', { ...call, message: '' }, { cause: taken });
    });
    const first = await launch(plan, project.aws, () => undefined);
    await expect(launch(plan, aws, () => undefined)).resolves.toMatchObject({ name: first.name });
  });
});

const call = { service: 'SageMaker', operation: 'CreateProcessingJob', where: 'local', region: 'us-east-1' };
const taken = Object.assign(new Error('taken'), { name: 'ResourceInUse', $metadata: { attempts: 2 } });

/** The same AWS, with each command told before it is sent. */
function watched(aws: Aws, tellOf: (name: string) => void): Aws {
  const watch =
    <C extends { send: (...args: never[]) => unknown }>(make: () => Promise<C>) =>
    async (): Promise<C> => {
      const client = await make();
      const send = (...args: [object, ...never[]]) => {
        tellOf(args[0].constructor.name);
        return (client.send as (...all: object[]) => unknown)(...args);
      };
      return new Proxy(client, { get: (target, key) => (key === 'send' ? send : Reflect.get(target, key)) });
    };
  return { ...aws, sagemaker: watch(aws.sagemaker), s3: watch(aws.s3) };
}
