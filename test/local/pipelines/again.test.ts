import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { definitionOf, get, processing } from './definitions.ts';
import { world } from './world.ts';

const failed = { status: 'Failed', failureReason: 'AlgorithmError: , exit code: 1' } as const;
const broken = { status: 'Failed', failureReason: 'InternalServerError: We are sorry.' } as const;

function token() {
  return { ClientRequestToken: randomUUID() };
}

describe('a stop', () => {
  test('stops the jobs, begins nothing more and ends as Stopped', async () => {
    using aws = world();
    await aws.create(definitionOf([processing('a'), processing('b'), processing('c', { DependsOn: ['a'] })]));
    const arn = await aws.start();
    await aws.call('StopPipelineExecution', { PipelineExecutionArn: arn, ...token() });
    expect(await aws.status(arn)).toBe('Stopping');
    await aws.look();
    expect(aws.started().map(({ status }) => status)).toEqual(['Stopping', 'Stopping']);
    await aws.end('a', { status: 'Stopped' });
    await aws.end('b', { status: 'Completed' });
    expect(await aws.steps(arn)).toEqual(['a Stopped', 'b Succeeded']);
    expect(await aws.status(arn)).toBe('Stopped');
    expect(await aws.refused('StopPipelineExecution', { PipelineExecutionArn: arn, ...token() })).toMatch(
      /^ConflictException: .* it is in status Stopped/,
    );
  });
});

describe('a retry', () => {
  test('goes on with what failed and what was not begun, and leaves alone what succeeded', async () => {
    using aws = world();
    await aws.create(definitionOf([processing('a'), processing('b'), processing('c', { DependsOn: ['a', 'b'] })]));
    const arn = await aws.start();
    await aws.end('a');
    await aws.end('b', failed);
    expect(await aws.status(arn)).toBe('Failed');
    const again = { PipelineExecutionArn: arn, ...token() };
    expect(await aws.call('RetryPipelineExecution', again)).toEqual({ PipelineExecutionArn: arn });
    await aws.look();
    expect(await aws.steps(arn)).toEqual(['a Succeeded', 'b Executing']);
    expect(await aws.step(arn, 'b')).toMatchObject({ AttemptCount: 2 });
    await aws.call('RetryPipelineExecution', again);
    await aws.end('b');
    await aws.end('c');
    expect(await aws.status(arn)).toBe('Succeeded');
    expect(aws.started().filter(({ name }) => name.includes('-a-'))).toHaveLength(1);
  });

  test('takes up an execution that was stopped', async () => {
    using aws = world();
    await aws.create(definitionOf([processing('a')]));
    const arn = await aws.start();
    await aws.call('StopPipelineExecution', { PipelineExecutionArn: arn, ...token() });
    await aws.look();
    await aws.end('a', { status: 'Stopped' });
    await aws.call('RetryPipelineExecution', { PipelineExecutionArn: arn, ...token() });
    await aws.look();
    await aws.end('a');
    expect(await aws.status(arn)).toBe('Succeeded');
  });

  test('of an execution that succeeded or still runs is refused', async () => {
    using aws = world();
    await aws.create(definitionOf([processing('a')]));
    const arn = await aws.start();
    const retry = () => aws.refused('RetryPipelineExecution', { PipelineExecutionArn: arn, ...token() });
    expect(await retry()).toMatch(/^ConflictException: .* it is in status Executing/);
    await aws.end('a');
    expect(await retry()).toMatch(/^ConflictException: .* it is in status Succeeded/);
  });
});

const policy = (more: object) => ({
  RetryPolicies: [
    { ExceptionType: ['SageMaker.JOB_INTERNAL_ERROR'], IntervalSeconds: 10, BackoffRate: 2, MaxAttempts: 2, ...more },
  ],
});

describe('a retry policy', () => {
  test('tries the step again after an interval that grows, with a job of another name, until it is exhausted', async () => {
    using aws = world();
    await aws.create(definitionOf([processing('a', policy({}))]));
    const arn = await aws.start();
    await aws.end('a', broken);
    expect(await aws.steps(arn)).toEqual(['a Starting']);
    expect(await aws.look()).toBe(aws.now() + 10_000);
    aws.clock.at += 10_000;
    await aws.look();
    await aws.end('a', broken);
    expect(await aws.look()).toBe(aws.now() + 20_000);
    aws.clock.at += 20_000;
    await aws.look();
    await aws.end('a', broken);
    expect(await aws.step(arn, 'a')).toMatchObject({ StepStatus: 'Failed', AttemptCount: 3 });
    expect(new Set(aws.started().map(({ name }) => name)).size).toBe(3);
  });

  test('ends when its time is over', async () => {
    using aws = world();
    const { MaxAttempts: _, ...timed } = policy({ ExpireAfterMin: 1 }).RetryPolicies[0] as { MaxAttempts: number };
    await aws.create(definitionOf([processing('a', { RetryPolicies: [timed] })]));
    const arn = await aws.start();
    await aws.end('a', broken);
    aws.clock.at += 58_000;
    await aws.look();
    await aws.end('a', broken);
    expect(await aws.status(arn)).toBe('Failed');
  });

  test('does nothing about a script that failed', async () => {
    using aws = world();
    await aws.create(definitionOf([processing('a', policy({}))]));
    const arn = await aws.start();
    await aws.end('a', failed);
    expect(await aws.status(arn)).toBe('Failed');
  });
});

const cached = (more: object = {}) => ({ CacheConfig: { Enabled: true, ExpireAfter: 'PT1H' }, ...more });

const sized = (size: object) => ({ ClusterConfig: { InstanceCount: 1, VolumeSizeInGB: 1, ...size } });

describe('the cache', () => {
  test('lets the newest equal success stand for a step, with its results', async () => {
    using aws = world();
    const follow = {
      args: { Environment: { FROM: get("Steps.a.ProcessingOutputConfig.Outputs['out'].S3Output.S3Uri") } },
    };
    await aws.create(definitionOf([processing('a', cached()), processing('b', follow)]));
    const first = await aws.start();
    await aws.end('a');
    await aws.end('b');
    const second = await aws.start();
    expect(await aws.steps(second)).toEqual(['a Succeeded', 'b Executing']);
    expect(await aws.step(second, 'a')).toMatchObject({
      CacheHitResult: { SourcePipelineExecutionArn: first },
      Metadata: { ProcessingJob: { Arn: aws.started()[0]?.arn } },
    });
    const id = first.split('/').at(-1);
    expect(aws.started().at(-1)?.request['Environment']).toEqual({ FROM: `s3://data/${id}/a` });
  });

  test('misses where what the job reads differs, and hits where only its machine does', async () => {
    using aws = world();
    const args = {
      Environment: { DAY: get('Parameters.day') },
      ProcessingResources: sized({ InstanceType: get('Parameters.type') }),
    };
    const Parameters = [
      { Name: 'day', Type: 'String', DefaultValue: '1' },
      { Name: 'type', Type: 'String', DefaultValue: 'ml.t3.medium' },
    ];
    await aws.create(definitionOf([processing('a', cached({ args }))], { Parameters }));
    await aws.start();
    await aws.end('a');
    const bigger = await aws.start({ PipelineParameters: [{ Name: 'type', Value: 'ml.m5.large' }] });
    expect(await aws.status(bigger)).toBe('Succeeded');
    const other = await aws.start({ PipelineParameters: [{ Name: 'day', Value: '2' }] });
    expect(await aws.status(other)).toBe('Executing');
  });

  test('forgets a success when it has expired, also one that stood for others since', async () => {
    using aws = world();
    await aws.create(definitionOf([processing('a', cached())]));
    await aws.start();
    await aws.end('a');
    aws.clock.at += 3_500_000;
    expect(await aws.status(await aws.start())).toBe('Succeeded');
    aws.clock.at += 200_000;
    expect(await aws.status(await aws.start())).toBe('Executing');
  });

  test('is not asked where it is off', async () => {
    using aws = world();
    await aws.create(definitionOf([processing('a', { CacheConfig: { Enabled: false } })]));
    await aws.start();
    await aws.end('a');
    expect(await aws.status(await aws.start())).toBe('Executing');
  });
});

const from = (step: string) => ({
  args: { Environment: { FROM: get(`Steps.${step}.ProcessingOutputConfig.Outputs['out'].S3Output.S3Uri`) } },
});

const select = (source: string | undefined, ...names: string[]) => ({
  SelectiveExecutionConfig: {
    ...(source && { SourcePipelineExecutionArn: source }),
    SelectedSteps: names.map((StepName) => ({ StepName })),
  },
});

describe('a selective execution', () => {
  const flow = definitionOf([
    processing('a'),
    processing('b', from('a')),
    processing('c', from('b')),
    processing('d', from('c')),
  ]);
  test('runs the selected steps alone, on the results of the source execution', async () => {
    using aws = world();
    await aws.create(flow);
    const source = await aws.start();
    await aws.end('a');
    await aws.end('b', failed);
    const arn = await aws.start(select(source, 'b', 'c'));
    expect(await aws.steps(arn)).toEqual(['a Succeeded', 'b Executing']);
    expect(await aws.step(arn, 'a')).toMatchObject({
      SelectiveExecutionResult: { SourcePipelineExecutionArn: source },
    });
    expect(aws.started().at(-1)?.request['Environment']).toEqual({ FROM: `s3://data/${source.split('/').at(-1)}/a` });
    await aws.end('b');
    await aws.end('c');
    expect(await aws.status(arn)).toBe('Succeeded');
    expect(await aws.steps(arn)).toHaveLength(3);
  });

  test('is refused where it makes no sense, and says why', async () => {
    using aws = world();
    await aws.create(flow);
    const running = await aws.start();
    const refused = (config: object) =>
      aws.refused('StartPipelineExecution', { PipelineName: 'chain', ...token(), ...config });
    expect(await refused(select(undefined, 'b'))).toContain('SourcePipelineExecutionArn must be given');
    expect(await refused(select(running, 'b'))).toContain('it must have ended');
    expect(await refused(select(running, 'x'))).toContain("step 'x' is not in the pipeline definition");
    await aws.end('a', failed);
    expect(await refused(select(running, 'b'))).toContain("Step 'a' has no result in the source execution");
    expect(await refused(select(running, 'a', 'c'))).toContain("step 'b' lies between two selected steps");
    expect(await refused(select(`${running}x`, 'b'))).toContain('is no execution of this pipeline');
  });

  test('needs no source where the selected steps read nothing of others', async () => {
    using aws = world();
    await aws.create(flow);
    const arn = await aws.start(select(undefined, 'a'));
    await aws.end('a');
    expect(await aws.status(arn)).toBe('Succeeded');
  });
});
