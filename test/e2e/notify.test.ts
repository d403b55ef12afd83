import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { script } from '../fakes/scratch.ts';
import { mlx } from './mlx.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mlx-notify-'));
  await writeFile(join(folder, 'mlx.toml'), 'name = "t"\n');
  await writeFile(join(folder, 'broken.py'), script('kind = "processing"', 'raise ValueError("no rows")\n'));
});
afterAll(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));

test('mlx run --notify runs a command when the run has ended', { timeout: 60_000 }, async () => {
  const notify = 'echo "$MLX_JOB $MLX_STATUS: $MLX_WHY" > told; echo heard; exit 3';
  const { code, stdout, stderr } = await mlx(folder, 'run', 'broken', '--notify', notify);
  expect(code).toBe(1);
  expect(await readFile(join(folder, 'told'), 'utf8')).toBe('broken failed: ValueError: no rows\n');
  expect(stdout).not.toContain('heard');
  expect(stderr).toMatch(/heard[^]*the command of --notify ended with exit code 3/);
});
