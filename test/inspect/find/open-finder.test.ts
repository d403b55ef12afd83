import { expect, test } from 'vitest';
import { openFinder } from '../../../src/inspect/find/open-finder.ts';
import { ownFindables } from '../../../src/inspect/find/own-findables.ts';
import { openKnowledge } from '../../../src/inspect/knowledge/knowledge.ts';
import { wordsIndex } from '../../../src/inspect/find/service-index.ts';

const finder = openFinder(wordsIndex, () => ownFindables());
const pathsOf = (text: string, service?: string) =>
  finder.find(text, { limit: 50, ...(service !== undefined && { service }) }).hits.map(({ path }) => path);

test('what has the word in its name comes first, and mlx before AWS', () => {
  const { hits, total } = finder.find('spot', { limit: 4 });
  expect(hits.map(({ path, of }) => `${of} ${path}`)).toEqual([
    'mlx spot',
    'mlx defaults.spot',
    'sagemaker CreateTrainingJob.EnableManagedSpotTraining',
    'sagemaker CreateHyperParameterTuningJob.TrainingJobDefinition.EnableManagedSpotTraining',
  ]);
  expect(total).toBeGreaterThan(20);
});

test('what has it in its doc alone is found too, with the sentence that has it', () => {
  const hit = finder
    .find('spot', { limit: 100 })
    .hits.find(({ path }) => path === 'CreateTrainingJob.CheckpointConfig');
  expect(hit).toEqual({
    path: 'CreateTrainingJob.CheckpointConfig',
    type: 'CheckpointConfig',
    of: 'sagemaker',
    sentence: 'Contains information about the output location for managed spot training checkpoint data.',
    marks: [[59, 63]],
  });
});

test('all words must occur, in any order and whatever their case', () => {
  expect(pathsOf('SPOT managed')[0]).toBe('CreateTrainingJob.EnableManagedSpotTraining');
  expect(pathsOf('spot zebra')).toEqual([]);
  expect(pathsOf('   ')).toEqual([]);
});

test('a word may be a path, or a value that a field takes', () => {
  expect(pathsOf('createtrainingjob.rolearn')[0]).toBe('CreateTrainingJob.RoleArn');
  expect(pathsOf('ml.g5.2xlarge')[0]).toBe('CreateTrainingJob.ResourceConfig.InstanceType');
});

test('operations that mlx does not send are found after those that it sends', () => {
  expect(pathsOf('endpoint name', 'sagemaker')).toContain('CreateEndpoint.EndpointName');
  expect(pathsOf('role arn', 'sagemaker')[0]).toMatch(/^(?:Create|Update)\w+\.RoleArn$/u);
});

test('a search can be kept to one service, or to mlx itself', () => {
  expect(new Set(finder.find('retention', { service: 'logs' }).hits.map(({ of }) => of))).toEqual(new Set(['logs']));
  expect(new Set(finder.find('max', { service: 'mlx' }).hits.map(({ of }) => of))).toEqual(new Set(['mlx']));
});

test('where two services have an operation of one name, the path says which', () => {
  expect(pathsOf('getjobrun')).toEqual(expect.arrayContaining(['glue.GetJobRun', 'emr-serverless.GetJobRun']));
});

test('what is found can be explained by its name', () => {
  const knowledge = openKnowledge();
  const found = ['spot', 'kms key', 'retention', 'JOB_UNKNOWN', 'execution id', 'getjobrun'].flatMap(
    (text) => finder.find(text).hits,
  );
  expect(found.filter(({ path }) => !('found' in knowledge.explain(path))).map(({ path }) => path)).toEqual([]);
});

test('signs of regular expressions are letters like others, and any bytes are no harm', () => {
  expect(pathsOf('s3://')).not.toEqual([]);
  expect(pathsOf('(.*')).toEqual([]);
  expect(pathsOf('\u0000\ud800')).toEqual([]);
});
