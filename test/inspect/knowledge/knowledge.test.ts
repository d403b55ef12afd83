import { describe, expect, test } from 'vitest';
import { completeName } from '../../../src/inspect/knowledge/complete-name.ts';
import { openKnowledge } from '../../../src/inspect/knowledge/knowledge.ts';
import type { About } from '../../../src/inspect/sources/source.ts';

const knowledge = openKnowledge();

const found = (name: string, about: About = {}) => {
  const answer = knowledge.explain(name, about);
  if (!('found' in answer)) throw new Error(`nothing is known of ${name}`);
  return answer.found;
};

const factsOf = (name: string) => Object.fromEntries(found(name).facts.map((fact) => [fact.name, fact.text]));
const here = (where: string) =>
  found('instance', { where, region: 'eu-west-1' }).facts.find(({ name }) => name === 'here')?.text;
const useIn = (name: string, where: string) => found(name).uses?.find((use) => use.where === where);

describe('a key of the head', () => {
  test('tells its rule, default and example from the schema that checks it', () => {
    expect(found('max_runtime')).toMatchObject({
      type: 'text | whole number',
      doc: expect.stringContaining('How long'),
    });
    expect(factsOf('max_runtime')).toMatchObject({ default: '"1h"', example: '`max_runtime = "1h"`' });
  });

  test('tells what it becomes in the request of each kind of job, in all ways of running', () => {
    expect(found('max_runtime').compiles).toEqual([
      {
        kinds: ['processing', 'spark'],
        ways: ['job', 'pipeline', 'states'],
        written: 'max_runtime = "1h"',
        operation: 'CreateProcessingJob',
        places: [{ path: 'StoppingCondition.MaxRuntimeInSeconds', value: '3600' }],
        files: [],
      },
      expect.objectContaining({
        kinds: ['training'],
        operation: 'CreateTrainingJob',
        places: [{ path: 'StoppingCondition.MaxRuntimeInSeconds', value: '3600' }],
      }),
    ]);
  });

  test('that a project may say for all jobs is told alike there', () => {
    expect(found('defaults.max_runtime')).toEqual({ ...found('max_runtime'), name: 'defaults.max_runtime' });
    expect(useIn('bucket', 'project')).toMatchObject({ allowed: true });
  });

  test('that a kind of job refuses says by which rule', () => {
    expect(found('spot').uses).toContainEqual({
      where: 'head',
      allowed: false,
      text: 'of processing jobs: spot capacity is for training jobs',
    });
    expect(found('spot').compiles?.map(({ kinds }) => kinds)).toEqual([['training']]);
  });

  test('below another is learned within it', () => {
    const [processing, training] = found('params.depth.default').compiles ?? [];
    expect(found('params.depth.default').name).toBe('params.NAME.default');
    expect(processing?.places).toEqual([{ path: 'AppSpecification.ContainerArguments[1]', value: '"weekly"' }]);
    expect(training?.places).toEqual([{ path: 'HyperParameters.depth', value: '"weekly"' }]);
  });

  test('that travels beside the script names the files', () => {
    expect(found('dependencies').compiles?.[0]).toMatchObject({ places: [], files: ['job.json', 'requirements.txt'] });
  });

  test('that a step may say otherwise may be an expression, and shows it as each way writes it', () => {
    expect(useIn('instance', 'flow')).toMatchObject({ allowed: true });
    expect(useIn('instance', 'pipeline')?.text).toContain('{"Get":"Parameters.value"}');
    expect(useIn('instance', 'states')?.text).toContain('$.params.value');
    expect(useIn('volume', 'flow')).toMatchObject({ allowed: false });
  });

  test('lists every machine that the service takes for the kind, with what is known of it, and marks the present one', () => {
    const { choices = [] } = found('instance', { kind: 'training', value: 'ml.g5.2xlarge' });
    expect(choices.length).toBeGreaterThan(200);
    expect(choices.find(({ value }) => value === 'ml.g5.2xlarge')).toEqual({
      value: 'ml.g5.2xlarge',
      note: '8 vCPU, 32 GiB, 1 A10G, $1.515/h',
      current: true,
    });
    expect(choices.map(({ value }) => value)).not.toContain('ml.t3.2xlarge2');
  });

  test('says what holds where jobs run', () => {
    expect(here('local')).toContain('nothing is charged');
    expect(here('prod')).toContain('eu-west-1 has prices of its own');
  });
});

describe('a request', () => {
  test('joins what the service accepts with what AWS says of it', () => {
    expect(found('CreateTrainingJob.TrainingJobName')).toMatchObject({
      type: 'text, required',
      doc: expect.stringContaining('name of the training job'),
    });
    expect(factsOf('CreateTrainingJob.TrainingJobName')).toMatchObject({
      rule: '1 to 63 characters: letters and digits, with hyphens between them',
      pattern: '[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}',
    });
  });

  test('goes through lists, and has its required fields first', () => {
    const names = found('CreateTrainingJob.InputDataConfig').fields.map(({ name, required }) => [name, required]);
    expect(names.slice(0, 2)).toEqual([
      ['ChannelName', true],
      ['DataSource', true],
    ]);
    expect(names.slice(2).every(([, required]) => !required)).toBe(true);
  });

  test('names the key of the head that decides on a member, and what mlx itself says', () => {
    expect(useIn('CreateTrainingJob.StoppingCondition.MaxRuntimeInSeconds', 'head')?.text).toContain('max_runtime');
    expect(useIn('CreateProcessingJob.ProcessingResources.ClusterConfig.InstanceType', 'pipeline')).toMatchObject({
      allowed: true,
    });
    expect(useIn('CreateProcessingJob.ProcessingInputs.S3Input.S3InputMode', 'head')).toEqual({
      where: 'head',
      allowed: false,
      text: 'mlx itself says "File"',
    });
    expect(useIn('CreateTrainingJob.RetryStrategy', 'head')?.text).toContain('leaves it out');
    expect(useIn('CreateModel.ModelName', 'head')?.text).toContain('no head');
  });

  test('that mlx never sends is told with its fields, and that its limits are unknown', () => {
    expect(factsOf('CreateEndpoint')['limits']).toContain('unknown to mlx');
    expect(found('CreateEndpoint').fields).toContainEqual(
      expect.objectContaining({ name: 'EndpointName', required: true, type: 'text' }),
    );
  });

  test('of two services is the one that mlx sends first, and names the other', () => {
    expect(found('StartJobRun').source).toContain('botocore');
    expect(factsOf('StartJobRun')['also']).toMatch(/^(?:glue|emr-serverless)\.StartJobRun$/u);
    expect(found('glue.StartJobRun').source).toContain('client-glue');
  });
});

describe('an answer, a shape, a value of either', () => {
  test('is found by the call, and by its own name', () => {
    expect(found('DescribeTrainingJob.response.SecondaryStatus').choices?.map(({ value }) => value)).toContain(
      'MaxRuntimeExceeded',
    );
    expect(found('DescribeTrainingJobResponse').fields.map(({ name }) => name)).toContain('ModelArtifacts');
    expect(found('ResourceConfig.VolumeSizeInGB')).toMatchObject({ type: 'whole number' });
    expect(found('TrainingJobStatus.Completed')).toMatchObject({ type: 'a value of TrainingJobStatus' });
  });

  test('of a service are its operations', () => {
    expect(found('sagemaker').fields.length).toBeGreaterThan(390);
  });
});

describe('a machine, an error', () => {
  test('is told with its size and price and the jobs that may run on it', () => {
    expect(factsOf('ml.g5.2xlarge')).toMatchObject({ vCPU: '8', memory: '32 GiB', GPU: '1 A10G' });
    expect(useIn('ml.trn1.2xlarge', 'head')).toMatchObject({
      allowed: false,
      text: expect.stringContaining('processing'),
    });
    expect(found('ml.trn1.2xlarge').uses).toContainEqual(
      expect.objectContaining({ allowed: true, text: expect.stringContaining('training') }),
    );
  });

  test('is told with its reason and repair', () => {
    expect(factsOf('PLAN_FAULTS')).toMatchObject({ why: expect.any(String), fix: expect.any(String) });
  });
});

describe('a word of a flow, an expression', () => {
  test('comes before a key of the head that ends like it', () => {
    expect(found('sql')).toMatchObject({ name: 'sql', type: expect.stringContaining('function') });
    expect(found('register').fields.find(({ name }) => name === 'group')).toMatchObject({ required: true });
  });

  test('tells when its value is known, how it looks, and which ways can have it', () => {
    expect(found('execution.id')).toMatchObject({ name: '{execution.id}', type: 'text' });
    expect(factsOf('execution.id')).toMatchObject({ example: '`p4jn9xou8a8s`', known: expect.any(String) });
    expect(useIn('execution.id', 'pipeline')).toMatchObject({
      allowed: true,
      text: expect.stringContaining('Execution.PipelineExecutionId'),
    });
    expect(useIn('execution.arn', 'job')).toMatchObject({ allowed: false });
    expect(found('{execution.id}')).toEqual(found('execution.id'));
    expect(found('execution').fields.map(({ name }) => name)).toContain('startTime');
  });

  test('has options, each by its name', () => {
    expect(found('job.retry')).toMatchObject({ name: 'job.retry', doc: expect.stringContaining('tries') });
    expect(found('register.group').type).toBe('text, required');
  });

  test('is known of steps that only a flow has', () => {
    expect(found('train.metrics.auc')).toMatchObject({ name: '{train.metrics.auc}', type: 'number' });
    expect(found('evaluate.outputs.report/result.json#auc').doc).toContain('result.json');
  });
});

describe('a name that nothing has', () => {
  test('is answered with the nearest', () => {
    expect(knowledge.explain('instnace')).toEqual({ near: 'instance' });
    expect(knowledge.explain('CreateEndpont')).toEqual({ near: 'CreateEndpoint' });
    for (const name of ['CreateTrainingJob.NoSuchField', 'constructor', '__proto__', '', '.', 'a'.repeat(9999)]) {
      expect(knowledge.explain(name)).not.toHaveProperty('found');
    }
  });

  test('is completed from all names, and from the fields of what stands before its dot', () => {
    expect(completeName(knowledge, 'max_r')).toEqual(['max_runtime']);
    expect(completeName(knowledge, 'CreateEndpointC')).toContain('CreateEndpointConfig');
    expect(completeName(knowledge, 'CreateTrainingJob.InputDataConfig.Ch')).toEqual([
      'CreateTrainingJob.InputDataConfig.ChannelName',
    ]);
  });
});
