import { expect, test } from 'vitest';
import { MlxError } from '../../src/base/errors.ts';
import { defineJob } from '../../src/define/define-job.ts';
import { findJob } from '../../src/define/find-job.ts';
import { readProject } from '../../src/define/project.ts';
import { readJob } from '../../src/define/read-job.ts';
import { scratchProject } from './scratch-project.ts';

const trainSource = `
import { defineJob } from 'mlx';
const depth: number = 6;
export default defineJob({
  script: 'scripts/train.py',
  kind: 'training',
  max_runtime: '2h',
  params: { depth: { type: 'int', default: depth } },
  inputs: { features: 'table:ml.features' },
  outputs: { model: 'model' },
});
`;

async function readModule(files: Record<string, string>, name = 'train') {
  const project = await readProject(
    await scratchProject({ 'mlx.toml': '', 'scripts/train.py': 'print(1)\n', ...files }),
  );
  return readJob(await findJob(project, name), project);
}

async function errorOfModule(source: string): Promise<MlxError> {
  const error = await readModule({ 'jobs/train.job.ts': source }).catch((thrown: unknown) => thrown);
  if (!(error instanceof MlxError)) throw new Error(`expected an MlxError, got ${String(error)}`);
  return error;
}

test('a job in TypeScript is frozen data with handles of its outputs', () => {
  const train = defineJob({ script: 'jobs/train.py', kind: 'training', outputs: { model: 'model' } });
  expect(train).toMatchObject({
    name: 'train',
    kind: 'training',
    outputs: { model: { kind: 'output', job: 'train', output: 'model' } },
  });
  expect(Object.isFrozen(train.outputs.model)).toBe(true);
});

test('an output of one job is an input of another', () => {
  const train = defineJob({ script: 'jobs/train.py', kind: 'training', outputs: { model: 'model' } });
  const score = defineJob({ script: 'jobs/score.py', kind: 'processing', inputs: { model: train.outputs.model } });
  expect(score.spec.inputs).toEqual({ model: 'train.model' });
});

test('what types let through is still checked by the rules of a head, all at once and by path', () => {
  expect(faultyJob).toThrow(
    expect.objectContaining({
      code: 'JOB_SPEC',
      details: {
        script: '"jobs/train.py"',
        problems: [
          expect.stringContaining('count: count is 0'),
          expect.stringContaining('params.depth.default: depth.default is 9, more than max'),
          expect.stringContaining('metrics.auc: auc is "auc", with no group'),
        ],
      },
    }),
  );
});

test.each([undefined, null, 5, 'x', [], { script: 5 }, { script: 'a.exe', kind: 'training' }])(
  'defineJob(%j) is a JOB_SPEC',
  (spec) => {
    expect(() => defineJob(spec as never)).toThrow(expect.objectContaining({ code: 'JOB_SPEC' }));
  },
);

test('a .job.ts beside the heads is read like a head', async () => {
  const definition = await readModule({ 'jobs/train.job.ts': trainSource });
  expect(definition).toMatchObject({
    name: 'train',
    kind: 'training',
    language: 'python',
    maxRuntime: 7200,
    params: { depth: { type: 'int', default: 6, required: false } },
    inputs: { features: { kind: 'table', database: 'ml', table: 'features' } },
    outputs: { model: { kind: 'model' } },
    places: { '': { file: 'jobs/train.job.ts', line: 4 } },
  });
  expect(definition.script).toMatch(/scripts\/train\.py$/);
});

test('a .job.ts takes the defaults of the project', async () => {
  const files = { 'mlx.toml': '[defaults]\ninstance = "ml.c5.xlarge"\n', 'jobs/train.job.ts': trainSource };
  expect(await readModule(files)).toMatchObject({
    instance: 'ml.c5.xlarge',
    places: { instance: { file: 'mlx.toml', line: 2 } },
  });
});

test('a .job.ts that throws, exports no job or has a fault says so', async () => {
  expect(await errorOfModule('throw new Error("no luck");')).toMatchObject({
    code: 'JOB_MODULE',
    details: { reason: 'no luck' },
  });
  expect(await errorOfModule('export const x = 1;')).toMatchObject({ details: { reason: 'it has no default export' } });
  expect(await errorOfModule('export default { kind: "training" };')).toMatchObject({
    details: { reason: 'its default export is not made by defineJob()' },
  });
  expect(await errorOfModule('const = ;')).toMatchObject({ code: 'JOB_MODULE' });
  const faulty = trainSource.replace("'2h'", "'two hours'");
  expect(await errorOfModule(faulty)).toMatchObject({
    code: 'JOB_SPEC',
    details: { problems: [expect.stringMatching(/^max_runtime: max_runtime is "two hours"/)] as unknown },
  });
});

test('a .job.ts whose script is missing says which', async () => {
  expect(await errorOfModule(trainSource.replace('scripts/train.py', 'scripts/fit.py'))).toMatchObject({
    code: 'FILE_UNREADABLE',
    details: { file: 'scripts/fit.py', reason: 'ENOENT' },
  });
});

function faultyJob(): unknown {
  return defineJob({
    script: 'jobs/train.py',
    kind: 'training',
    count: 0,
    params: { depth: { type: 'int', default: 9, max: 5 } },
    metrics: { auc: 'auc' },
  });
}
