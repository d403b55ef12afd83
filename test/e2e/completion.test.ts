import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mlx } from './mlx.ts';

const bin = fileURLToPath(new URL('../../bin', import.meta.url));

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mlx-shell-'));
  await mkdir(join(folder, 'jobs'));
  await writeFile(join(folder, 'jobs/train.py'), '# /// script\n# [tool.mlx]\n# kind = "training"\n# ///\n');
  await writeFile(join(folder, 'completion.bash'), (await mlx(folder, 'completion', 'bash')).stdout);
});
afterAll(() => rm(folder, { recursive: true }));

/** What bash offers for a line, split into words as bash splits it. */
async function offeredByBash(words: readonly string[]): Promise<string[]> {
  const ask = 'source "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _mlx; printf "%s\\n" "${COMPREPLY[@]}"';
  const { stdout } = await promisify(execFile)('bash', ['-c', ask, 'bash', join(folder, 'completion.bash'), ...words], {
    cwd: folder,
    env: { PATH: `${bin}:${process.env['PATH']}`, HOME: folder },
  });
  return stdout.split('\n').filter(Boolean);
}

test.each([
  [['mlx', 'ch'], ['check']],
  [['mlx', 'run', ''], ['train']],
  [['mlx', 'ls', '--kind', '=', 'tr'], ['training']],
  [['mlx', 'nothing', ''], []],
])('bash completes %j', async (words, offered) => {
  expect(await offeredByBash(words)).toEqual(offered);
});

test.each(['bash', 'zsh', 'fish'])('the script for %s asks mlx itself', async (shell) => {
  expect(await mlx(folder, 'completion', shell)).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('mlx __complete --'),
  });
});

test('a shell that mlx does not know is told with the nearest', async () => {
  expect(await mlx(folder, 'completion', 'bsh')).toMatchObject({ code: 2, stderr: expect.stringContaining('bash') });
});
