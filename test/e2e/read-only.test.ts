import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { script } from '../fakes/scratch.ts';
import { mlx } from './mlx.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mlx-read-only-'));
  await writeFile(join(folder, 'mlx.toml'), 'name = "t"\nproduction = ["prod"]\n[tables]\n"zoo.birds" = "birds.csv"\n');
  await writeFile(join(folder, 'birds.csv'), 'name,weight\nowl,2\n');
  await writeFile(join(folder, 'hello.py'), script('kind = "processing"', 'print("hello")\n'));
});
afterAll(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));

test('a verb that spends is refused before anything is sent, and what lists goes on without registering', async () => {
  const run = await mlx(folder, 'run', 'hello', '--read-only');
  expect(run).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('READ_ONLY_VERB') });
  expect(await mlx(folder, 'ls', '--json', '--read-only')).toMatchObject({ code: 0, stdout: '[]\n' });
  expect(await mlx(folder, '--read-only', 'tables', '--json')).toMatchObject({ code: 0, stdout: '[]\n' });
});

test('production without a terminal wants the name on the line', async () => {
  const unsure = await mlx(folder, 'run', 'hello', '--on', 'prod');
  expect(unsure).toMatchObject({ code: 2, stderr: expect.stringContaining('PRODUCTION_UNCONFIRMED') });
  expect(unsure.stderr).toContain('--confirm hello');
  const sure = await mlx(folder, 'run', 'hello', '--on', 'prod', '--confirm', 'hello');
  expect(sure.stderr).toContain('AWS_PROFILE_UNKNOWN');
});
