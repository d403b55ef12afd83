import { describe, expect, test } from 'vitest';
import type { ModelStep, RegisterStep, SqlStep, TransformStep } from '../../../src/define/flow/flow-definition.ts';
import { jobDefinition } from '../../define/flow/job-definition.ts';
import { contextOf, flowOf, inputOf, jobStep, plain, planned, text } from './fixture.ts';

const trained = jobDefinition('train', { kind: 'training', metrics: { auc: 'auc=(.+)' } });
const train = jobStep('train', { job: trained });
const model = text({ kind: 'output', step: 'train', output: 'model' });
const sklearn = '683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-scikit-learn:1.9-0-cpu-py3';

describe('tune', () => {
  const job = jobDefinition('train', {
    kind: 'training',
    metrics: { auc: 'auc=(.+)' },
    params: {
      depth: { type: 'int', default: 6, required: false },
      rate: { type: 'float', default: 0.1, required: false },
      loss: { type: 'string', default: 'gini', required: false },
    },
  });
  const tune = {
    kind: 'tune',
    ...plain('search'),
    job,
    params: {},
    inputs: {},
    ranges: {
      depth: { kind: 'int', min: 2, max: 9, scale: 'Auto' },
      rate: { kind: 'float', min: 0.01, max: 0.5, scale: 'Logarithmic' },
    },
    objective: { metric: 'auc', goal: 'Maximize' },
    strategy: 'Bayesian',
    jobs: 4,
    atOnce: 2,
  } as const;

  test('leaves the params in ranges open and fixes the others', () => {
    const input = inputOf(planned(flowOf([tune])).steps, 'search');
    expect(input).toMatchObject({
      HyperParameterTuningJobConfig: {
        Strategy: 'Bayesian',
        HyperParameterTuningJobObjective: { Type: 'Maximize', MetricName: 'auc' },
        ResourceLimits: { MaxNumberOfTrainingJobs: 4, MaxParallelTrainingJobs: 2 },
        ParameterRanges: {
          IntegerParameterRanges: [{ Name: 'depth', MinValue: '2', MaxValue: '9', ScalingType: 'Auto' }],
          ContinuousParameterRanges: [{ Name: 'rate', MinValue: '0.01', MaxValue: '0.5', ScalingType: 'Logarithmic' }],
        },
      },
      TrainingJobDefinition: {
        AlgorithmSpecification: { TrainingImage: sklearn, MetricDefinitions: [{ Name: 'auc', Regex: 'auc=(.+)' }] },
      },
    });
    expect(input['TrainingJobDefinition']).toHaveProperty('StaticHyperParameters', {
      loss: 'gini',
      sagemaker_program: 'mlx_bootstrap.py',
      sagemaker_submit_directory: '/opt/ml/input/data/code',
    });
  });

  test('costs as much as all its trainings', () => {
    expect(planned(flowOf([tune])).steps[0]?.price.atLimit).toBe(0.46);
  });
});

describe('register', () => {
  const register: RegisterStep = {
    kind: 'register',
    ...plain('keep'),
    model,
    group: 'delays',
    approval: 'PendingManualApproval',
    description: `of ${text({ kind: 'execution', name: 'id' })}`,
    metrics: { 'modelQuality.statistics': 's3://b/statistics.json' },
    baselines: { 'bias.configFile': 's3://b/bias.json' },
    contentTypes: ['text/csv'],
    responseTypes: ['text/csv'],
    properties: { team: 'ml' },
  };

  test('names the model with the image of its training, its metrics and baselines', () => {
    expect(inputOf(planned(flowOf([train, register])).steps, 'keep')).toEqual({
      ModelPackageGroupName: 'delays',
      ModelPackageDescription: 'of {execution.id}',
      InferenceSpecification: {
        Containers: [{ Image: sklearn, ModelDataUrl: '{train.outputs.model}' }],
        SupportedContentTypes: ['text/csv'],
        SupportedResponseMIMETypes: ['text/csv'],
      },
      ModelApprovalStatus: 'PendingManualApproval',
      ModelMetrics: {
        ModelQuality: { Statistics: { ContentType: 'application/json', S3Uri: 's3://b/statistics.json' } },
      },
      DriftCheckBaselines: { Bias: { ConfigFile: { ContentType: 'application/json', S3Uri: 's3://b/bias.json' } } },
      CustomerMetadataProperties: { team: 'ml' },
    });
  });

  test('names a folder of files where the training made no archive', () => {
    const files = jobStep('train', {
      job: { ...trained, outputs: { model: { kind: 'model' }, rows: { kind: 'files' } } },
    });
    expect(inputOf(planned(flowOf([files, register])).steps, 'keep')).toMatchObject({
      InferenceSpecification: {
        Containers: [
          {
            ModelDataSource: {
              S3DataSource: { S3Uri: '{train.outputs.model}', S3DataType: 'S3Prefix', CompressionType: 'None' },
            },
          },
        ],
      },
    });
  });

  test('asks for an image where no training of the flow made the model', () => {
    const { findings } = planned(flowOf([{ ...register, model: 's3://b/model.tar.gz' }]));
    expect(findings).toMatchObject([{ step: 'keep', fix: 'Give register an `image`.' }]);
  });
});

describe('transform', () => {
  const transform: TransformStep = {
    kind: 'transform',
    ...plain('predict'),
    model: { kind: 'step', step: 'serve' },
    input: { kind: 'uri', uri: 's3://data/new/' },
    contentType: 'text/csv',
    split: 'Line',
    instance: 'ml.m5.large',
    count: 2,
    env: { MODE: 'fast' },
  };
  const serve = { kind: 'model', ...plain('serve'), model, env: {} } as const;

  test('uses the model that a step makes', () => {
    const { steps } = planned(flowOf([train, serve, transform]));
    expect(inputOf(steps, 'serve')).toMatchObject({
      ModelName: '{execution.job}',
      PrimaryContainer: { Image: sklearn, ModelDataUrl: '{train.outputs.model}' },
    });
    expect(inputOf(steps, 'predict')).toMatchObject({
      ModelName: '{serve.properties.ModelName}',
      TransformInput: {
        DataSource: { S3DataSource: { S3Uri: 's3://data/new/' } },
        ContentType: 'text/csv',
        SplitType: 'Line',
      },
      TransformOutput: {
        S3OutputPath: 's3://bucket/mlx/flights/runs/{execution.id}/predict/output/predictions/',
        AssembleWith: 'Line',
      },
      TransformResources: { InstanceType: 'ml.m5.large', InstanceCount: 2 },
      Environment: { MODE: 'fast' },
    });
  });
});

describe('the code that serves a model', () => {
  const serve = { kind: 'model', ...plain('serve'), model, env: {} } as const;
  const servedBy = (script: string, change: Partial<ModelStep> = {}, job = trained) => {
    const flow = flowOf([jobStep('train', { job }), { ...serve, ...change }]);
    const { steps } = contextOf(flow, 'job');
    const code = [{ as: 'train.py', content: Buffer.from(script) }];
    const context = contextOf(flow, 'job', { steps: { ...steps, train: { inputs: {}, code } } });
    const { steps: done, uploads, lost } = planned(flow, 'job', context);
    const archives = uploads.map(({ to }) => to).filter((to) => to.endsWith('/sourcedir.tar.gz'));
    const container = inputOf(done, 'serve')['PrimaryContainer'];
    return { container, archives, lost: lost.map(({ text: words }) => words) };
  };
  const serving = 'def model_fn(folder): ...\n';

  test('is that of the training, as an archive that is named by its content', () => {
    const { container, archives, lost } = servedBy(serving);
    expect(archives).toEqual([
      expect.stringMatching(/^s3:\/\/bucket\/mlx\/flights\/code\/train\/[0-9a-f]{16}-source\//),
    ]);
    expect(container).toMatchObject({
      Environment: { SAGEMAKER_PROGRAM: 'train.py', SAGEMAKER_SUBMIT_DIRECTORY: archives[0] },
    });
    expect(servedBy(serving).archives).toEqual(archives);
    expect(servedBy(`${serving}# changed\n`).archives).not.toEqual(archives);
    expect(lost).toEqual([]);
  });

  test('is what the step says where it says so', () => {
    const env = { SAGEMAKER_SUBMIT_DIRECTORY: '/opt/ml/model/code', MODE: 'fast' };
    expect(servedBy(serving, { env })).toMatchObject({ container: { Environment: env }, archives: [] });
  });

  test('is in the archive of the model where the script has no model_fn, which is told', () => {
    const { container, archives, lost } = servedBy('print("trained")\n');
    expect(container).not.toHaveProperty('Environment');
    expect(archives).toEqual([]);
    expect(lost).toEqual(['serve is served by the code/inference.py in its archive alone: train.py has no model_fn']);
  });

  test('is told to be out of reach of images that fetch none from S3', () => {
    const job = jobDefinition('train', { kind: 'training', image: 'pytorch' });
    expect(servedBy(serving, {}, job).lost).toEqual([expect.stringContaining("pytorch isn't known to fetch code")]);
  });
});

describe('sql', () => {
  const sql: SqlStep = {
    kind: 'sql',
    ...plain('rows'),
    sql: `select * from flights where day = '${text({ kind: 'param', name: 'day' })}';`,
    database: 'nyc',
    format: 'json',
    output: { kind: 'table', database: 'ml', table: 'today' },
  };
  const flow = flowOf([sql], { params: { day: { type: 'date', default: '2013-01-01', required: false } } });
  const place = 's3://bucket/mlx/flights/runs/{execution.id}/rows/output/rows/';

  test('unloads its rows below the run, to be registered as a table', () => {
    const { steps } = planned(flow, 'states');
    expect(inputOf(steps, 'rows')).toEqual({
      QueryString: `UNLOAD (select * from flights where day = '{params.day}') TO '${place}' WITH (format = 'JSON', compression = 'GZIP')`,
      QueryExecutionContext: { Database: 'nyc' },
      ResultConfiguration: { OutputLocation: 's3://bucket/mlx/flights/athena/' },
    });
    expect(steps[0]?.tables).toMatchObject([{ output: 'rows', database: 'ml', table: 'today' }]);
  });

  test('is a job with a dataset of Athena in a pipeline, which has no step for queries', () => {
    expect(inputOf(planned(flow, 'pipeline').steps, 'rows')).toMatchObject({
      AppSpecification: { ContainerEntrypoint: ['true'] },
      ProcessingInputs: [
        {
          DatasetDefinition: {
            AthenaDatasetDefinition: {
              Database: 'nyc',
              QueryString: "select * from flights where day = '{params.day}'",
              OutputS3Uri: place,
              OutputFormat: 'JSON',
            },
          },
        },
      ],
    });
  });
});

describe('spark', () => {
  const job = jobDefinition('sum', {
    spark: true,
    include: [{ path: '/project/jobs/lib.py', as: 'lib.py' }],
    params: { day: { type: 'date', default: '2013-01-01', required: false } },
  });
  const inputs = { flights: { kind: 'uri', uri: 's3://data/flights/' } } as const;

  test('by SageMaker is a processing job in the Spark image, with the bootstrap as its driver', () => {
    const step = jobStep('sum', { job, inputs, spark: { kind: 'sagemaker' } });
    expect(inputOf(planned(flowOf([step])).steps, 'sum')).toMatchObject({
      AppSpecification: {
        ImageUri: '173754725891.dkr.ecr.us-east-1.amazonaws.com/sagemaker-spark-processing:3.5-cpu-py312-v1.3',
        ContainerEntrypoint: [
          'smspark-submit',
          '--py-files',
          '/opt/ml/processing/input/code/lib.py',
          '/opt/ml/processing/input/code/mlx_bootstrap.py',
        ],
        ContainerArguments: ['--day', '2013-01-01'],
      },
    });
  });

  test('by Glue runs the script in place of the own script of a job that is there', () => {
    const step = jobStep('sum', { job, inputs, spark: { kind: 'glue', job: 'etl' } });
    const { JobName, Arguments, Timeout } = inputOf(planned(flowOf([step])).steps, 'sum');
    expect([JobName, Timeout]).toEqual(['etl', 60]);
    expect(Arguments).toEqual({
      '--scriptLocation': expect.stringMatching(
        /^s3:\/\/bucket\/mlx\/flights\/code\/sum\/[0-9a-f]{16}\/sum\.py$/u,
      ) as string,
      '--extra-py-files': expect.stringMatching(/\/lib\.py$/u) as string,
      '--day': '2013-01-01',
      '--MLX_INPUT_FLIGHTS': 's3://data/flights/',
      '--MLX_OUTPUT_ROWS': 's3://bucket/mlx/flights/runs/{execution.id}/sum/output/rows/',
    });
  });

  test('by EMR Serverless tells the script its places by variables of the driver', () => {
    const spark = { kind: 'emr-serverless', application: '00f1', role: 'arn:aws:iam::123456789012:role/Emr' } as const;
    const request = inputOf(planned(flowOf([jobStep('sum', { job, inputs, spark })])).steps, 'sum');
    expect(request).toMatchObject({
      applicationId: '00f1',
      executionRoleArn: spark.role,
      executionTimeoutMinutes: 60,
      jobDriver: { sparkSubmit: { entryPointArguments: ['--day', '2013-01-01'] } },
    });
    expect(JSON.stringify(request)).toContain(
      '--conf spark.emr-serverless.driverEnv.MLX_INPUT_FLIGHTS=s3://data/flights/ ',
    );
  });
});

test('a lambda is called with its payload; what the orchestrator does itself has no request', () => {
  const payload = { rows: text({ kind: 'metric', step: 'train', metric: 'auc' }) };
  const lambda = { kind: 'lambda', ...plain('tell'), function: 'notify', payload, results: {} } as const;
  const fail = { kind: 'fail', ...plain('stop'), message: 'no' } as const;
  const approval = { kind: 'approval', ...plain('ask'), message: 'go on?', results: {} } as const;
  const { steps } = planned(flowOf([train, lambda, approval, fail]));
  expect(inputOf(steps, 'tell')).toEqual({ FunctionName: 'notify', Payload: { rows: '{train.metrics.auc}' } });
  expect(steps.filter(({ request }) => !request).map(({ name }) => name)).toEqual(['ask', 'stop']);
});
