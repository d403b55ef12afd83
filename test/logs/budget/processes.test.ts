import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';

const program = fileURLToPath(new URL('../../fixtures/make-calls.ts', import.meta.url));
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mlx-test-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** The times at which a process could make its calls; one that is `killed` is so in the midst of them. */
async function calls(ms: number, killed = false): Promise<number[]> {
  const child = spawn(process.execPath, ['--no-warnings', program, folder, String(ms)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (killed) setTimeout(() => child.kill('SIGKILL'), ms / 2);
  return (await text(child.stdout)).split('\n').map(Number).filter(Number.isFinite).filter(Boolean);
}

it('processes stay together within half of the quota, whoever of them is killed', async () => {
  const begun = Date.now();
  const each = await Promise.all([calls(6000), calls(6000), calls(6000, true), calls(6000, true)]);
  const times = each.flat().sort((a, b) => a - b);
  const seconds = (Math.max(...times) - begun) / 1000;
  const rate = 12.5;
  expect(times.length).toBeLessThanOrEqual(rate + rate * seconds);
  expect(times.length).toBeGreaterThan(rate);
  for (const some of each.slice(0, 2)) expect(some.length).toBeGreaterThan(0);
});
