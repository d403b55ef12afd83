import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const program = fileURLToPath(new URL('../fixtures/soak-session.ts', import.meta.url));
const mib = 1024 ** 2;

test('an hour of looks, keys, pages and lines, scaled down, leaves nothing behind on the heap', async () => {
  const [looks, lines] = [600, 300];
  const words = ['--expose-gc', '--disable-warning=ExperimentalWarning', program, String(looks), String(lines)];
  const { stdout } = await promisify(execFile)(process.execPath, words);
  const told = JSON.parse(stdout) as { held: number[]; drawn: number; lines: number };
  expect(told.lines).toBe(looks * lines);
  expect(told.drawn).toBeGreaterThan(looks * 1000);
  const [, second = Number.NaN, last = Number.NaN] = told.held;
  expect(last - second).toBeLessThanOrEqual(5 * mib);
});
