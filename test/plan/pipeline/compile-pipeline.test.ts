import { describe, expect, it } from 'vitest';
import type { FlowDefinition, Step } from '../../../src/define/flow/flow-definition.ts';
import type { StepRequest } from '../../../src/plan/flow/flow-plan.ts';
import { compilePipeline } from '../../../src/plan/pipeline/compile-pipeline.ts';
import { context, flowOf, jobStep, planned, processing, role, rowsOf, runId, text, training } from './planned.ts';

describe('expressions in the arguments of a step', () => {
  const depth = text({ kind: 'param', name: 'depth' });
  const flow = flowOf([jobStep('prepare', 'processing')], { depth: { type: 'int', default: 6, required: false } });

  it('stand alone where the service takes a number, and are made text where it takes only text', () => {
    const request = processing(
      'prepare',
      {},
      {
        Environment: { DEPTH: depth },
        ProcessingResources: {
          ClusterConfig: { InstanceCount: depth as never, InstanceType: 'ml.m5.large', VolumeSizeInGB: 30 },
        },
      },
    );
    expect(argumentsOf(flow, { prepare: request })).toMatchObject({
      Environment: { DEPTH: { 'Std:Join': { On: '', Values: [{ Get: 'Parameters.depth' }] } } },
      ProcessingResources: { ClusterConfig: { InstanceCount: { Get: 'Parameters.depth' } } },
    });
  });

  it('are joined with the text around them', () => {
    const uri = `s3://bucket/${text({ kind: 'execution', name: 'id' })}/rows/`;
    const Outputs = [{ OutputName: 'rows', S3Output: { S3Uri: uri, S3UploadMode: 'EndOfJob' as const } }];
    expect(
      argumentsOf(flow, { prepare: processing('prepare', {}, { ProcessingOutputConfig: { Outputs } }) }),
    ).toMatchObject({
      ProcessingOutputConfig: {
        Outputs: [
          {
            S3Output: {
              S3Uri: {
                'Std:Join': { On: '', Values: ['s3://bucket/', { Get: 'Execution.PipelineExecutionId' }, '/rows/'] },
              },
            },
          },
        ],
      },
    });
  });
});

describe('what a step of a pipeline waits for', () => {
  it('is not said again where it reads of it, or waits for one that waits for it', () => {
    const steps = [
      jobStep('prepare', 'processing'),
      jobStep('train', 'training', { inputs: { features: { kind: 'output', step: 'prepare', output: 'rows' } } }),
      jobStep('report', 'processing', { after: ['prepare', 'train'] }),
    ];
    const [, train, report] = compiled(flowOf(steps), {
      prepare: processing('prepare'),
      train: training('train', { features: rowsOf('prepare') }),
      report: processing('report'),
    });
    expect(train).not.toHaveProperty('DependsOn');
    expect(report).toMatchObject({ DependsOn: ['train'] });
  });
});

describe('an each', () => {
  const each: Step = {
    kind: 'each',
    name: 'sizes',
    after: [],
    atOnce: 2,
    items: ['small', 'middle', 'large'].map((name, index) => ({ name, value: { depth: 2 + index } })),
    steps: [jobStep('train', 'training')],
  };
  const request = training('train', {}, { HyperParameters: { depth: text({ kind: 'item', member: 'depth' }) } });

  it('is written out, with as many at once as it says', () => {
    const steps = compiled(flowOf([each]), { train: request });
    expect(steps).toMatchObject([
      { Name: 'train-small', Arguments: { HyperParameters: { depth: '2' } } },
      { Name: 'train-middle', Arguments: { HyperParameters: { depth: '3' } } },
      { Name: 'train-large', Arguments: { HyperParameters: { depth: '4' } }, DependsOn: ['train-small'] },
    ]);
    expect(steps.slice(0, 2).every((step) => !('DependsOn' in step))).toBe(true);
  });

  it('is waited for as a whole', () => {
    const steps = compiled(flowOf([each, jobStep('report', 'processing', { after: ['sizes'] })]), {
      train: request,
      report: processing('report'),
    });
    expect(steps.at(-1)).toMatchObject({ Name: 'report', DependsOn: ['train-middle', 'train-large'] });
  });
});

describe('a value that a step left behind', () => {
  it('as a metric of a processing job is read from the file of its bootstrap', () => {
    const auc = text({ kind: 'metric', step: 'evaluate', metric: 'auc' });
    const [evaluate, good] = compiled(flowOf([jobStep('evaluate', 'processing'), askedOf(auc)]), {
      evaluate: processing('evaluate'),
    });
    expect(evaluate?.['PropertyFiles']).toEqual([
      { PropertyFileName: 'mlx-metrics', OutputName: 'mlx-metrics', FilePath: 'metrics.json' },
    ]);
    expect(good?.['Arguments']).toMatchObject({
      Conditions: [
        {
          LeftValue: {
            'Std:JsonGet': { PropertyFile: { Get: 'Steps.evaluate.PropertyFiles.mlx-metrics' }, Path: 'auc' },
          },
        },
      ],
    });
  });

  it('in a file of a training is read from its place', () => {
    const auc = text({ kind: 'json', step: 'train', output: 'scores', file: 'report.json', path: 'auc' });
    const [train, good] = compiled(flowOf([jobStep('train', 'training'), askedOf(auc)]), { train: training('train') });
    const Values = [
      { Get: 'Steps.train.OutputDataConfig.S3OutputPath' },
      '/',
      { Get: 'Steps.train.TrainingJobName' },
      '/output/data/scores/report.json',
    ];
    expect(train).not.toHaveProperty('PropertyFiles');
    expect(good?.['Arguments']).toMatchObject({
      Conditions: [{ LeftValue: { 'Std:JsonGet': { S3Uri: { 'Std:Join': { On: '', Values } }, Path: 'auc' } } }],
    });
  });

  it('by Spark on EMR lies where it was told to, and is waited for in words', () => {
    const spark = jobStep('sums', 'processing', { spark: { kind: 'emr-serverless', application: 'a1' } });
    const reader = jobStep('report', 'processing', {
      inputs: { rows: { kind: 'output', step: 'sums', output: 'rows' } },
    });
    const flow = flowOf([spark, reader]);
    const steps = planned(flow, {
      sums: {
        service: 'emr-serverless',
        operation: 'StartJobRun',
        input: {
          applicationId: 'a1',
          clientToken: text({ kind: 'execution', name: 'job' }),
          executionRoleArn: role,
          name: text({ kind: 'execution', name: 'job' }),
          jobDriver: { sparkSubmit: { entryPoint: 's3://bucket/sums.py' } },
        },
      },
      report: processing('report', { rows: rowsOf('sums') }),
    }).map((step) => ({ ...step, outputs: [{ name: 'rows', uri: `s3://bucket/${runId}/rows/` }] }));
    const { definition, findings } = compilePipeline(flow, steps, context);
    expect(findings).toEqual([]);
    expect(definition.Steps).toMatchObject([
      {
        Type: 'EMRServerless',
        Arguments: {
          ApplicationId: 'a1',
          ExecutionRoleArn: role,
          JobConfig: { jobDriver: { sparkSubmit: { entryPoint: 's3://bucket/sums.py' } } },
        },
      },
      {
        DependsOn: ['sums'],
        Arguments: {
          ProcessingInputs: [
            {
              S3Input: {
                S3Uri: { 'Std:Join': { Values: ['s3://bucket/', { Get: 'Execution.PipelineExecutionId' }, '/rows/'] } },
              },
            },
          ],
        },
      },
    ]);
  });
});

it('finds at the step of the flow what is wrong with one that was written out', () => {
  const each: Step = {
    kind: 'each',
    name: 'sizes',
    after: [],
    items: [{ name: 'x'.repeat(64), value: 1 }],
    steps: [jobStep('train', 'training')],
  };
  const { findings } = compilePipeline(flowOf([each]), planned(flowOf([each]), { train: training('train') }), context);
  expect(findings).toMatchObject([{ step: 'train', rule: expect.stringContaining('1 to 64') as string }]);
});

/** A step that asks whether a value is high enough. */
function askedOf(left: string): Step {
  const condition = { kind: 'compare', operator: 'above', left, right: 0.75 } as const;
  return { kind: 'when', name: 'good', after: [], condition, then: [], otherwise: [] };
}

function compiled(flow: FlowDefinition, requests: Readonly<Record<string, StepRequest>>) {
  return compilePipeline(flow, planned(flow, requests), context).definition.Steps;
}

function argumentsOf(flow: FlowDefinition, requests: Readonly<Record<string, StepRequest>>): unknown {
  return compiled(flow, requests)[0]?.['Arguments'];
}
