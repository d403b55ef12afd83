import type { ExecutionVariable } from '../../../../src/define/expression/node.ts';
import type { FlowDefinition, Step } from '../../../../src/define/flow/flow-definition.ts';
import {
  channels,
  flowOf,
  image,
  jobStep,
  modelOf,
  processing,
  type Requests,
  role,
  rowsOf,
  runId,
  text,
  training,
} from '../planned.ts';

/** Each flow that the SDK builds as well, in the Python file of its name. */
export const flows: Readonly<Record<string, { flow: FlowDefinition; requests: Requests }>> = {
  gate: gate(),
  calls: calls(),
  search: search(),
  predictions: predictions(),
  policies: policies(),
  expressions: expressions(),
  parallel: parallel(),
};

interface Built {
  flow: FlowDefinition;
  requests: Requests;
}

function gate(): Built {
  const steps: Step[] = [
    jobStep('prepare', 'processing'),
    jobStep('train', 'training', { inputs: { features: { kind: 'output', step: 'prepare', output: 'rows' } } }),
    {
      kind: 'when',
      name: 'good',
      after: [],
      condition: {
        kind: 'compare',
        operator: 'atLeast',
        left: text({ kind: 'metric', step: 'train', metric: 'auc' }),
        right: text({ kind: 'param', name: 'least' }),
      },
      then: [
        {
          kind: 'register',
          name: 'register',
          after: [],
          model: modelOf('train'),
          group: 'delays',
          approval: 'PendingManualApproval',
          metrics: {},
          baselines: {},
          contentTypes: ['text/csv'],
          responseTypes: ['text/csv'],
          properties: {},
        },
      ],
      otherwise: [{ kind: 'fail', name: 'stop', after: [], message: `${runId} is not good enough` }],
    },
  ];
  const flow = flowOf(steps, {
    day: { type: 'date', default: '2013-01-01', required: false },
    depth: { type: 'int', default: 6, required: false },
    least: { type: 'float', default: 0.75, required: false },
    loss: { type: 'enum', values: ['gini', 'entropy'], default: 'gini', required: false },
  });
  const HyperParameters = {
    depth: text({ kind: 'param', name: 'depth' }),
    loss: text({ kind: 'param', name: 'loss' }),
  };
  return {
    flow,
    requests: {
      prepare: processing('prepare', {}, { Environment: { DAY: text({ kind: 'param', name: 'day' }) } }),
      train: training('train', { features: rowsOf('prepare') }, { HyperParameters }),
      register: {
        service: 'sagemaker',
        operation: 'CreateModelPackage',
        input: {
          ModelPackageGroupName: 'delays',
          ModelPackageDescription: 'Delays',
          ModelApprovalStatus: 'PendingManualApproval',
          CertifyForMarketplace: false,
          InferenceSpecification: {
            Containers: [{ Image: image, ModelDataUrl: modelOf('train') }],
            SupportedContentTypes: ['text/csv'],
            SupportedResponseMIMETypes: ['text/csv'],
          },
        },
      },
    },
  };
}

function calls(): Built {
  const rows = text({ kind: 'result', step: 'count', result: 'rows' });
  const payload = { loud: text({ kind: 'param', name: 'loud' }), limit: 10, run: runId };
  const steps: Step[] = [
    { kind: 'lambda', name: 'count', after: [], function: 'count', payload, results: { rows: 'int' } },
    { kind: 'approval', name: 'ask', after: [], message: `go on with ${rows} rows?`, results: { by: 'string' } },
    jobStep('report', 'processing'),
    jobStep('after', 'processing', { after: ['report', 'ask'] }),
  ];
  const BY = text({ kind: 'result', step: 'ask', result: 'by' });
  return {
    flow: flowOf(steps, { loud: { type: 'bool', default: false, required: false } }),
    requests: {
      count: { service: 'lambda', operation: 'Invoke', input: { FunctionName: 'count', Payload: payload } },
      report: processing('report', {}, { Environment: { BY, ROWS: rows } }),
      after: processing('after'),
    },
  };
}

function search(): Built {
  const { job } = jobStep('search', 'training');
  const steps: Step[] = [
    {
      kind: 'tune',
      name: 'search',
      after: [],
      job,
      params: { loss: 'gini' },
      inputs: {},
      ranges: {},
      objective: { metric: 'auc', goal: 'Maximize' },
      strategy: 'Bayesian',
      jobs: 4,
      atOnce: 2,
    },
    {
      kind: 'when',
      name: 'good',
      after: [],
      // The literal stands to the left, and is to come to the right.
      condition: {
        kind: 'compare',
        operator: 'below',
        left: 0.75,
        right: text({ kind: 'metric', step: 'search', metric: 'auc' }),
      },
      then: [jobStep('evaluate', 'processing')],
      otherwise: [],
    },
  ];
  return {
    flow: flowOf(steps),
    requests: {
      search: {
        service: 'sagemaker',
        operation: 'CreateHyperParameterTuningJob',
        input: {
          HyperParameterTuningJobName: text({ kind: 'execution', name: 'job' }),
          HyperParameterTuningJobConfig: {
            Strategy: 'Bayesian',
            ResourceLimits: { MaxNumberOfTrainingJobs: 4, MaxParallelTrainingJobs: 2 },
            HyperParameterTuningJobObjective: { Type: 'Maximize', MetricName: 'auc' },
            ParameterRanges: {
              IntegerParameterRanges: [{ Name: 'depth', MinValue: '2', MaxValue: '10', ScalingType: 'Auto' }],
              ContinuousParameterRanges: [
                { Name: 'rate', MinValue: '0.01', MaxValue: '0.5', ScalingType: 'Logarithmic' },
              ],
            },
          },
          TrainingJobDefinition: {
            StaticHyperParameters: { loss: 'gini' },
            RoleArn: role,
            AlgorithmSpecification: {
              TrainingImage: image,
              TrainingInputMode: 'File',
              MetricDefinitions: [{ Name: 'auc', Regex: 'auc=([0-9.]+)' }],
            },
            InputDataConfig: channels({ features: 's3://other/features/' }),
            OutputDataConfig: { S3OutputPath: `s3://bucket/mlx/runs/${runId}/search` },
            HyperParameterTuningResourceConfig: { InstanceCount: 1, InstanceType: 'ml.m5.large', VolumeSizeInGB: 30 },
            StoppingCondition: { MaxRuntimeInSeconds: 3600 },
          },
        },
      },
      evaluate: processing('evaluate', { model: modelOf('search') }),
    },
  };
}

function predictions(): Built {
  const steps: Step[] = [
    jobStep('train', 'training'),
    { kind: 'model', name: 'model', after: [], model: modelOf('train'), env: { WORKERS: '2' } },
    {
      kind: 'transform',
      name: 'predict',
      after: [],
      model: { kind: 'step', step: 'model' },
      input: { kind: 'uri', uri: 's3://other/rows/' },
      split: 'Line',
      contentType: 'text/csv',
      instance: 'ml.m5.large',
      count: 1,
      env: {},
    },
    jobStep('report', 'processing'),
  ];
  return {
    flow: flowOf(steps),
    requests: {
      train: training('train', { features: 's3://other/features/' }),
      model: {
        service: 'sagemaker',
        operation: 'CreateModel',
        input: {
          ModelName: text({ kind: 'execution', name: 'job' }),
          ExecutionRoleArn: role,
          PrimaryContainer: { Image: image, ModelDataUrl: modelOf('train'), Environment: { WORKERS: '2' } },
        },
      },
      predict: {
        service: 'sagemaker',
        operation: 'CreateTransformJob',
        input: {
          TransformJobName: text({ kind: 'execution', name: 'job' }),
          ModelName: text({ kind: 'property', step: 'model', path: 'ModelName' }),
          TransformInput: {
            DataSource: { S3DataSource: { S3DataType: 'S3Prefix', S3Uri: 's3://other/rows/' } },
            ContentType: 'text/csv',
            SplitType: 'Line',
          },
          TransformOutput: {
            S3OutputPath: `s3://bucket/mlx/runs/${runId}/predict/output/predictions/`,
            AssembleWith: 'Line',
            Accept: 'text/csv',
          },
          TransformResources: { InstanceCount: 1, InstanceType: 'ml.m5.large' },
        },
      },
      report: processing('report', {
        predictions: text({ kind: 'output', step: 'predict', output: 'predictions' }),
      }),
    },
  };
}

function policies(): Built {
  const auc = text({ kind: 'json', step: 'evaluate', output: 'rows', file: 'report.json', path: 'metrics.auc' });
  const retry = { attempts: 3, interval: 5, backoff: 2 };
  const steps: Step[] = [
    jobStep('prepare', 'processing', { retry, cache: { expireAfter: 30 * 86_400 } }),
    jobStep('evaluate', 'processing', { cache: { expireAfter: 5400 } }),
    {
      kind: 'when',
      name: 'good',
      after: [],
      condition: {
        kind: 'all',
        conditions: [
          { kind: 'compare', operator: 'atLeast', left: auc, right: 0.75 },
          {
            kind: 'any',
            conditions: [
              {
                kind: 'not',
                condition: { kind: 'in', value: text({ kind: 'param', name: 'loss' }), values: ['entropy'] },
              },
              { kind: 'compare', operator: 'below', left: auc, right: 0.9 },
            ],
          },
        ],
      },
      then: [jobStep('publish', 'processing')],
      otherwise: [jobStep('explain', 'processing')],
    },
  ];
  return {
    flow: flowOf(steps, { loss: { type: 'enum', values: ['gini', 'entropy'], default: 'gini', required: false } }),
    requests: {
      prepare: processing('prepare'),
      evaluate: processing('evaluate', { rows: rowsOf('prepare') }),
      publish: processing('publish', {}, { Environment: { AUC: auc } }),
      explain: processing('explain'),
    },
  };
}

function expressions(): Built {
  const rate = text({ kind: 'param', name: 'rate' });
  const rows = `s3://${text({ kind: 'param', name: 'bucket' })}/rows/${variable('startTime')}/`;
  const Environment = {
    ID: variable('id'),
    ARN: variable('arn'),
    FLOW: variable('flow'),
    FLOW_ARN: variable('flowArn'),
    START: variable('startTime'),
    NOW: variable('now'),
    JOB: variable('job'),
    RATE: rate,
    TITLE: `rate ${rate} on ${text({ kind: 'param', name: 'machines' })}`,
  };
  return {
    flow: flowOf([jobStep('prepare', 'processing'), jobStep('train', 'training'), jobStep('report', 'processing')], {
      bucket: { type: 'string', required: true },
      machines: { type: 'int', default: 1, required: false },
      rate: { type: 'float', default: 0.1, required: false },
    }),
    requests: {
      prepare: processing('prepare', { rows }, { Environment }),
      train: training(
        'train',
        { features: rowsOf('prepare') },
        { HyperParameters: { rate, sagemaker_job_name: variable('job') }, Environment: { JOB: variable('job') } },
      ),
      report: processing(
        'report',
        { scores: text({ kind: 'output', step: 'train', output: 'scores' }) },
        { Environment: { SECONDS: ofTraining('TrainingTimeInSeconds'), ARN: ofTraining('TrainingJobArn') } },
      ),
    },
  };
}

function variable(name: ExecutionVariable): string {
  return text({ kind: 'execution', name });
}

function ofTraining(path: string): string {
  return text({ kind: 'property', step: 'train', path });
}

function parallel(): Built {
  const sizes = { small: 2, middle: 6, large: 12 };
  const steps: Step[] = [
    jobStep('prepare', 'processing'),
    {
      kind: 'each',
      name: 'sizes',
      after: [],
      atOnce: 2,
      items: Object.entries(sizes).map(([name, value]) => ({ name, value })),
      steps: [
        jobStep('train', 'training', { inputs: { features: { kind: 'output', step: 'prepare', output: 'rows' } } }),
      ],
    },
    jobStep('compare', 'processing', { after: ['sizes'] }),
  ];
  const models = Object.fromEntries(Object.keys(sizes).map((name) => [name, modelOf(`train-${name}`)]));
  return {
    flow: flowOf(steps),
    requests: {
      prepare: processing('prepare'),
      train: training(
        `train-${text({ kind: 'execution', name: 'item' })}`,
        { features: rowsOf('prepare') },
        { HyperParameters: { depth: text({ kind: 'item' }) } },
      ),
      compare: processing('compare', models),
    },
  };
}
