import { expect, test } from 'vitest';
import { placeCode } from '../../src/plan/place-code.ts';
import { contextOf, jobOf } from './fixture.ts';

const script = { as: 'prepare.py', content: Buffer.from('print(1)') };

function placed(job = jobOf(), code = [script]) {
  return placeCode(job, contextOf(job, { code }));
}

function split(a: string, b: string) {
  return [
    { as: 'a', content: Buffer.from(a) },
    { as: 'b', content: Buffer.from(b) },
  ];
}

function contentOf(name: string, job = jobOf()): string | undefined {
  const source = placed(job).uploads.find(({ to }) => to.endsWith(`/${name}`))?.source;
  return source?.kind === 'content' ? Buffer.from(source.content).toString('utf8') : undefined;
}

test('the prefix of the code is named by the content of all its files', () => {
  const { uri } = placed();
  expect(uri).toMatch(/^s3:\/\/sagemaker-us-east-1-123456789012\/mlx\/flights\/code\/prepare\/[0-9a-f]{16}\/$/);
  expect(placed().uri).toBe(uri);
  expect(placed(jobOf(), [{ ...script, content: Buffer.from('print(2)') }]).uri).not.toBe(uri);
  expect(placed(jobOf(), [{ ...script, as: 'other.py' }]).uri).not.toBe(uri);
  expect(placed(jobOf({ dependencies: ['pandas'] })).uri).not.toBe(uri);
});

test('the order in which files were read does not change the prefix', () => {
  const other = { as: 'lib/a.py', content: Buffer.from('') };
  expect(placed(jobOf(), [script, other]).uri).toBe(placed(jobOf(), [other, script]).uri);
});

test('a file that ends where another begins is another content', () => {
  expect(placed(jobOf(), split('xy', 'z')).uri).not.toBe(placed(jobOf(), split('x', 'yz')).uri);
});

test('job.json tells the bootstrap all that it needs', () => {
  const job = jobOf({
    name: 'train',
    kind: 'training',
    script: '/project/jobs/train.py',
    params: { depth: { type: 'int', default: 6, required: false } },
    inputs: { features: { kind: 'table', database: 'ml', table: 'features' } },
    outputs: { model: { kind: 'model' }, report: { kind: 'files' } },
    dependencies: ['pandas'],
    requiresPython: '>=3.10',
  });
  expect(JSON.parse(contentOf('job.json', job) ?? '')).toEqual({
    version: 1,
    job: 'train',
    kind: 'training',
    script: 'train.py',
    language: 'python',
    params: { depth: 'int' },
    inputs: { features: '/opt/ml/input/data/features' },
    outputs: { model: '/opt/ml/model', report: '/opt/ml/output/data/report' },
    requirements: true,
    requiresPython: '>=3.10',
  });
});

test('requirements travel only where there are some', () => {
  expect(contentOf('requirements.txt', jobOf({ dependencies: ['pandas>=2', 'numpy'] }))).toBe('pandas>=2\nnumpy\n');
  expect(contentOf('requirements.txt')).toBeUndefined();
  expect(JSON.parse(contentOf('job.json') ?? '')).toMatchObject({ requirements: false });
});
