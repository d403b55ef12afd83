import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readHistory, rememberLine } from '../../../../src/commands/repl/history/history-file.ts';
import { withoutSecrets } from '../../../../src/commands/repl/history/without-secrets.ts';

let root = '';
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'mlx-test-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

test('texts of several lines come back whole, oldest first, and nobody else may read them', async () => {
  await rememberLine(root, 'jobs');
  await rememberLine(root, 'const a = 1;\na + 1');
  expect(await readHistory(root)).toEqual(['jobs', 'const a = 1;\na + 1']);
  const { mode } = await stat(join(root, '.mlx', 'history'));
  expect(mode & 0o777).toBe(0o600);
});

test('what two sessions add at once is all there', async () => {
  const lines = Array.from({ length: 40 }, (_, index) => `line ${index}`);
  await Promise.all(lines.map((line) => rememberLine(root, line)));
  expect((await readHistory(root)).toSorted()).toEqual(lines.toSorted());
});

test('a file that grew too large keeps its newest entries', async () => {
  for (let index = 0; index < 130; index += 1) await rememberLine(root, `${index} ${'x'.repeat(10_000)}`);
  const kept = await readHistory(root);
  expect(kept.at(-1)).toMatch(/^129 /);
  expect(kept.length).toBeLessThan(130);
  const files = await Promise.all(['history', 'history.older'].map((name) => stat(join(root, '.mlx', name))));
  expect(files.reduce((sum, { size }) => sum + size, 0)).toBeLessThan(1_100_000);
});

test('a broken line in the file is passed over', async () => {
  await rememberLine(root, 'jobs');
  const path = join(root, '.mlx', 'history');
  await writeFile(path, `${await readFile(path, 'utf8')}"cut of\n7\n`);
  await rememberLine(root, 'runs');
  expect(await readHistory(root)).toEqual(['jobs', 'runs']);
});

test('nothing is thrown where the folder can not be written', async () => {
  await writeFile(join(root, '.mlx'), '');
  await rememberLine(root, 'jobs');
  expect(await readHistory(root)).toEqual([]);
});

test.each([
  ["const key = 'AKIAIOSFODNN7EXAMPLE'", "const key = '•••'"],
  ["login({ password: 'it\\'s me', user: 'ann' })", "login({ password: '•••', user: 'ann' })"],
  ['AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', 'AWS_SECRET_ACCESS_KEY=•••'],
  ["x = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEK1Y'", "x = '•••'"],
  [
    '"https://b.s3.amazonaws.com/k?X-Amz-Signature=abc123&X-Amz-Date=1"',
    '"https://b.s3.amazonaws.com/k?X-Amz-Signature=•••&X-Amz-Date=1"',
  ],
  ['sessionToken: `IQoJb3JpZ2luX2VjE`', 'sessionToken: `•••`'],
])('a secret is left out: %s', (typed, kept) => {
  expect(withoutSecrets(typed)).toBe(kept);
});

test.each([
  'jobs.train.params',
  "runs.where('train', 'depth=8')",
  'const keys = Object.keys(jobs)',
  'token.length > 3',
])('what is no secret stays: %s', (typed) => expect(withoutSecrets(typed)).toBe(typed));
