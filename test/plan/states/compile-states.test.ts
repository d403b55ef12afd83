import { describe, expect, it } from 'vitest';
import type { Condition } from '../../../src/define/expression/node.ts';
import type { FlowDefinition, Step } from '../../../src/define/flow/flow-definition.ts';
import type { State } from '../../../src/plan/states/state.ts';
import { jobDefinition } from '../../define/flow/job-definition.ts';
import { flowOf, jobStep, plain, text } from '../flow/fixture.ts';
import { compiledStates, machineOf } from './machine-of.ts';
import { runHere } from './run-here.ts';

const training = jobDefinition('train', { kind: 'training', metrics: { auc: 'auc=([0-9.]+)' } });
const train = jobStep('train', { job: training, params: {} });
const auc = text({ kind: 'metric', step: 'train', metric: 'auc' });
const runId = text({ kind: 'execution', name: 'id' });

const stateOf = (flow: FlowDefinition, name: string): State => machineOf(flow).States[name] ?? {};

describe('the state of a job', () => {
  it('waits for the job, whose name is new at each attempt and fits within 63 characters', async () => {
    const long = 'a-step-with-a-name-of-very-many-characters';
    const { asked } = await runHere(machineOf(flowOf([jobStep(long)])), { input: { jobs: 'r'.repeat(32) } });
    expect(stateOf(flowOf([jobStep(long)]), long)['Resource']).toBe(
      'arn:aws:states:::sagemaker:createProcessingJob.sync',
    );
    expect(asked[0]?.parameters.ProcessingJobName).toMatch(/^r{32}-a-step-with-a-[0-9a-f]{6}-[0-9a-f]{8}$/);
    expect(asked[0]?.parameters.ProcessingJobName.length).toBeLessThanOrEqual(63);
  });

  it('begins its name with a hash of the execution where nothing else was given', async () => {
    const { asked } = await runHere(machineOf(flowOf([jobStep('prepare')])));
    expect(asked[0]?.parameters.ProcessingJobName).toMatch(/^[0-9a-f]{32}-prepare-[0-9a-f]{8}$/);
  });

  it('keeps nothing of its result where nobody reads it', () => {
    expect(stateOf(flowOf([jobStep('prepare')]), 'prepare')).toMatchObject({ ResultPath: null });
  });

  it('keeps the places and metrics that others read, and only those', () => {
    const reader = jobStep('evaluate', { inputs: { model: { kind: 'output', step: 'train', output: 'model' } } });
    const flow = flowOf([train, { ...reader, env: { AUC: auc } }]);
    expect(stateOf(flow, 'train')).toMatchObject({
      ResultSelector: {
        metrics: { 'auc.$': "States.ArrayGetItem($.FinalMetricDataList[?(@.MetricName=='auc')].Value, 0)" },
        outputs: { 'model.$': '$.ModelArtifacts.S3ModelArtifacts' },
      },
      ResultPath: '$.steps.train',
    });
  });

  it('is tried again as the step says, where the service failed', () => {
    const flow = flowOf([jobStep('prepare', { retry: { attempts: 4, interval: 10, backoff: 1.5 } })]);
    expect(stateOf(flow, 'prepare')['Retry']).toEqual([
      {
        ErrorEquals: ['SageMaker.AmazonSageMakerException', 'SageMaker.ResourceLimitExceededException'],
        IntervalSeconds: 10,
        MaxAttempts: 4,
        BackoffRate: 1.5,
      },
    ]);
  });

  it('has the time of its step, else more than any job may take', () => {
    expect(stateOf(flowOf([jobStep('prepare', { timeout: 90 })]), 'prepare')['TimeoutSeconds']).toBe(90);
    expect(stateOf(flowOf([jobStep('prepare')]), 'prepare')['TimeoutSeconds']).toBe(2_147_483);
  });

  it('writes numbers out where the service takes text', () => {
    const flow = flowOf([{ ...train, env: { DEPTH: text({ kind: 'param', name: 'depth' }) } }], {
      params: { depth: { type: 'int', default: 6, required: false } },
    });
    expect(stateOf(flow, 'train')['Parameters']).toMatchObject({
      Environment: { 'DEPTH.$': "States.Format('{}', $.params.depth)" },
    });
  });

  it('takes another name where its own is in use and stands elsewhere in its request', async () => {
    const flow = flowOf([jobStep('prepare', { env: { ME: text({ kind: 'execution', name: 'job' }) } })]);
    let asked = 0;
    const ran = await runHere(machineOf(flow), {
      answers: () => {
        asked += 1;
        if (asked === 1) throw Object.assign(new Error('taken'), { name: 'SageMaker.ResourceInUseException' });
        return {};
      },
    });
    const [first, second] = ran.asked.map(({ parameters }) => parameters.ProcessingJobName);
    expect(ran.error).toBeUndefined();
    expect(first).not.toBe(second);
    expect(ran.asked[1]?.parameters).toMatchObject({ Environment: { ME: second } });
  });
});

describe('an each', () => {
  const each: Step = {
    kind: 'each',
    ...plain('sizes'),
    items: [
      { name: 'small', value: { depth: 2 } },
      { name: 'large', value: { depth: 9 } },
    ],
    atOnce: 1,
    steps: [jobStep('fit', { env: { DEPTH: text({ kind: 'item', member: 'depth' }) } })],
  };
  const gather = jobStep('gather', {
    inputs: { all: { kind: 'outputs', each: 'sizes', step: 'fit', output: 'rows' } },
  });

  it('is a map over its items, at most so many at once', async () => {
    const { asked } = await runHere(machineOf(flowOf([each])));
    expect(stateOf(flowOf([each]), 'sizes')).toMatchObject({ Type: 'Map', MaxConcurrency: 1 });
    expect(asked.map(({ parameters }) => parameters)).toMatchObject([
      { Environment: { DEPTH: '2' } },
      { Environment: { DEPTH: '9' } },
    ]);
  });

  it('gives what is read of its items to later states, by the names of the items', async () => {
    const { asked } = await runHere(machineOf(flowOf([each, gather])));
    const inputs = JSON.stringify(asked.find(({ state }) => state === 'gather')?.parameters);
    expect(inputs).toContain('/fit-small/output/rows');
    expect(inputs).toContain('/fit-large/output/rows');
  });
});

describe('a when', () => {
  const depth = text({ kind: 'param', name: 'depth' });
  const loss = text({ kind: 'param', name: 'loss' });

  it.each([
    ['equals', 6, 'yes'],
    ['above', 6, 'no'],
    ['atLeast', 6, 'yes'],
    ['below', 6.5, 'yes'],
    ['atMost', 5, 'no'],
  ] as const)('holds a number %s another: %d says %s', async (operator, right, branch) => {
    expect(await asks({ kind: 'compare', operator, left: depth, right })).toEqual([branch]);
  });

  it('never takes a text for an equal number', async () => {
    expect(await asks({ kind: 'compare', operator: 'equals', left: depth, right: '6' })).toEqual(['no']);
  });

  it('compares what is put together, too', async () => {
    const condition = { kind: 'compare', operator: 'equals', left: `${loss}-${depth}`, right: 'gini-6' } as const;
    expect(await asks(condition)).toEqual(['yes']);
  });

  it('mirrors a comparison whose left side is literal', async () => {
    expect(await asks({ kind: 'compare', operator: 'above', left: 7, right: depth })).toEqual(['yes']);
  });

  it('knows in, not, all and any', async () => {
    const among = { kind: 'in', value: loss, values: ['entropy', 'gini'] } as const;
    const never = { kind: 'any', conditions: [] } as const;
    expect(await asks({ kind: 'all', conditions: [among, { kind: 'not', condition: never }] })).toEqual(['yes']);
  });
});

describe('the policy of the role', () => {
  it('allows what the states do, on names and roles as they are', () => {
    const { policy } = compiledStates(flowOf([jobStep('prepare')]));
    expect(policy).toEqual({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Action: [
            'sagemaker:CreateProcessingJob',
            'sagemaker:DescribeProcessingJob',
            'sagemaker:StopProcessingJob',
            'sagemaker:AddTags',
            'sagemaker:ListTags',
          ],
          Resource: ['arn:aws:sagemaker:us-east-1:123456789012:processing-job/*-prepare-*'],
        },
        {
          Effect: 'Allow',
          Action: ['events:PutTargets', 'events:PutRule', 'events:DescribeRule'],
          Resource: ['arn:aws:events:us-east-1:123456789012:rule/StepFunctionsGetEventsForSageMakerProcessingJobsRule'],
        },
        {
          Effect: 'Allow',
          Action: ['iam:PassRole'],
          Resource: ['arn:aws:iam::123456789012:role/Jobs'],
          Condition: { StringEquals: { 'iam:PassedToService': ['sagemaker.amazonaws.com'] } },
        },
      ],
    });
  });

  it('lets files be read that a condition asks for', () => {
    const report = { kind: 'json', step: 'prepare', output: 'rows', file: 'report.json', path: 'auc' } as const;
    const ask: Step = {
      kind: 'when',
      ...plain('good'),
      condition: { kind: 'compare', operator: 'above', left: text(report), right: 0.5 },
      then: [jobStep('yes')],
      otherwise: [],
    };
    expect(JSON.stringify(compiledStates(flowOf([jobStep('prepare'), ask])).policy)).toContain(
      'arn:aws:s3:::bucket/mlx/flights/runs/*/prepare/output/rows/report.json',
    );
  });
});

describe('an approval', () => {
  it('tells the queue of the run, the step and the token', () => {
    const approval: Step = { kind: 'approval', ...plain('sure'), message: `go on with ${runId}?`, results: {} };
    expect(stateOf(flowOf([approval]), 'sure')).toMatchObject({
      Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
      Parameters: {
        MessageBody: {
          'token.$': '$$.Task.Token',
          'run.$': '$$.Execution.Name',
          step: 'sure',
          'message.$': "States.Format('go on with {}?', $$.Execution.Name)",
        },
      },
    });
  });
});

function when(condition: Condition): Step {
  return { kind: 'when', ...plain('good'), condition, then: [jobStep('yes')], otherwise: [jobStep('no')] };
}

/** The steps that run by that condition. */
async function asks(condition: Condition): Promise<string[]> {
  const params = {
    depth: { type: 'int', default: 6, required: false },
    loss: { type: 'string', default: 'gini', required: false },
  } as const;
  const { asked } = await runHere(machineOf(flowOf([when(condition)], { params })));
  return asked.map(({ state }) => state);
}
