import { setTimeout as sleep } from 'node:timers/promises';
import { SFN } from '@aws-sdk/client-sfn';
import { expect, test } from 'vitest';
import { clientOf } from '../fakes/client-of.ts';
import { processingRequest, role } from '../fakes/requests.ts';
import { runningAws, type RunningAws } from '../fakes/running-aws.ts';

/** A job whose name is new at each try, and that is tried again when its supervisor was killed. */
function job(step: string, more: object) {
  const { ProcessingJobName: _, ...request } = processingRequest('');
  return {
    Type: 'Task',
    Resource: 'arn:aws:states:::sagemaker:createProcessingJob.sync',
    Parameters: {
      ...request,
      'ProcessingJobName.$': `States.Format('${step}-{}', States.ArrayGetItem(States.StringSplit(States.UUID(), '-'), 0))`,
      AppSpecification: { ...request.AppSpecification, ContainerEntrypoint: ['sleep', '0.3'] },
    },
    ResultSelector: { 'name.$': '$.ProcessingJobName' },
    Retry: [
      { ErrorEquals: ['SageMaker.AmazonSageMakerException'], IntervalSeconds: 1, BackoffRate: 1, MaxAttempts: 20 },
    ],
    ...more,
  };
}

const branches = ['a', 'b', 'c'].map((name) => ({
  StartAt: `${name}1`,
  States: { [`${name}1`]: job(`${name}1`, { Next: `${name}2` }), [`${name}2`]: job(`${name}2`, { End: true }) },
}));
const item = { StartAt: 'item', States: { item: job('item', { End: true }) } };

const machines = {
  Parallel: { steps: ['a1', 'a2', 'b1', 'b2', 'c1', 'c2'], state: { Type: 'Parallel', Branches: branches, End: true } },
  Map: {
    steps: Array.from({ length: 6 }, () => 'item'),
    state: { Type: 'Map', ItemsPath: '$.items', ItemProcessor: item, MaxConcurrency: 3, End: true },
  },
};

const deaths = Object.keys(machines).flatMap((kind) =>
  [1, 2, 3].map((seed) => [kind as keyof typeof machines, seed] as const),
);

test.each(deaths)(
  'a supervisor killed within a %s costs no finished job (seed %i)',
  async (kind, seed) => {
    using aws = runningAws();
    const sfn = clientOf(SFN, aws);
    const definition = JSON.stringify({ StartAt: kind, States: { [kind]: machines[kind].state } });
    const { stateMachineArn } = await sfn.createStateMachine({ name: 'machine', definition, roleArn: role });
    const input = JSON.stringify({ items: [1, 2, 3, 4, 5, 6] });
    const { executionArn } = await sfn.startExecution({ stateMachineArn, input });
    const told = () => sfn.describeExecution({ executionArn });
    const random = seeded(seed);
    for (let death = 0; death < 3; death += 1) {
      await sleep(200 + random() * 1200);
      const killed = aws.supervisor();
      if (killed === 0) break;
      process.kill(killed, 'SIGKILL');
      // One that is over needs no other supervisor.
      const goesOn = async () => (await told()).status !== 'RUNNING' || aws.supervisor() !== killed;
      await expect.poll(goesOn).toBe(true);
      if ((await told()).status !== 'RUNNING') break;
    }
    await expect.poll(async () => (await told()).status, { timeout: 60_000 }).not.toBe('RUNNING');
    expect(await told()).toMatchObject({ status: 'SUCCEEDED' });
    expect(completed(aws)).toEqual(machines[kind].steps);
  },
  90_000,
);

/** The steps whose jobs were completed, each as often as that happened. */
function completed({ jobs }: RunningAws): string[] {
  const query = {
    kind: 'processing',
    status: 'Completed',
    sortBy: 'Name',
    descending: false,
    offset: 0,
    limit: 100,
  } as const;
  return jobs
    .list(query)
    .jobs.map(({ name }) => name.split('-')[0] ?? '')
    .toSorted();
}

/** Numbers from 0 to 1, the same for the same seed. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}
