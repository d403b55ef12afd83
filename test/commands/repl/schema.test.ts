import { afterAll, beforeAll, expect, test } from 'vitest';
import { script } from '../../fakes/scratch.ts';
import { openProjectRepl, type ProjectRepl } from './open-project-repl.ts';

let opened: ProjectRepl;
beforeAll(async () => {
  opened = await openProjectRepl({
    'jobs/train.py': script(
      `kind = "training"
description = "Learns"
[tool.mlx.params]
depth = { type = "int", default = 6, min = 1, max = 20, help = "depth of a tree" }
size = { type = "enum", values = ["small", "large"] }
[tool.mlx.metrics]
auc = 'auc=([0-9.]+)'`,
      '',
    ),
  });
});
afterAll(() => opened.close());

const completed = async (text: string) => (await opened.repl.complete(text, text.length)).words;
const wordsOf = async (text: string) => (await completed(text)).map(({ word }) => word);

test('jobs and flows are offered where one is due, with what they are', async () => {
  expect(await completed("plan('")).toContainEqual({ word: "'train'", doc: 'Learns' });
});

test('params come with type, range and doc, those that must be given first', async () => {
  const words = await completed("plan('train', { ");
  expect(words[0]).toMatchObject({ word: 'size: ', required: true });
  expect(words[1]).toMatchObject({ word: 'depth: ', doc: 'int, at least 1, at most 20: depth of a tree' });
  expect(await wordsOf('run(jobs.train, { size: ')).toEqual(expect.arrayContaining(["'small'", "'large'"]));
});

test('filters are offered by the params and metrics of the job', async () => {
  expect(await wordsOf("runs.where('train', ")).toEqual(expect.arrayContaining(["'depth='", "'auc>'", "'status='"]));
});

test("a request's members come required first, and values where the service has a list of them", async () => {
  const words = await completed('aws.sagemaker.createTrainingJob({ ');
  expect(words[0]?.required).toBe(true);
  expect(words.map(({ word }) => word)).toContain('ResourceConfig: ');
  expect(await wordsOf('aws.sagemaker.createTrainingJob({ ResourceConfig: { ')).toContain('InstanceType: ');
  expect(await wordsOf("aws.sagemaker.listTrainingJobs({ StatusEquals: '")).toContain("'Completed'");
  expect(await wordsOf('aws.sagemaker.createTrainingJob({ InputDataConfig: [{ DataSource: { ')).toContain(
    'S3DataSource: ',
  );
});

test('operations complete, also those that mlx itself never sends', async () => {
  expect(await wordsOf('aws.sagemaker.listTrainingJobs')).toContain('listTrainingJobsForHyperParameterTuningJob');
  expect(await wordsOf('aws.sagemaker.createNote')).toContain('createNotebookInstance');
});

test('a hint tells the signature, the argument under the cursor, and what stands there', async () => {
  const text = "plan('train', { depth: ";
  const hint = await opened.repl.hint(text, text.length);
  expect(hint).toMatchObject({
    label: 'plan(target, params?, options?)',
    doc: 'int, at least 1, at most 20: depth of a tree',
  });
  expect(hint?.label.slice(...(hint.marked ?? [0, 0]))).toBe('params?');
});

test('a preview shows what a line would give, where that has no effect', async () => {
  expect(await opened.repl.preview('1 + 1')).toBe('2');
  expect(await opened.repl.preview("run('train')")).toBeUndefined();
});
