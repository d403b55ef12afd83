import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readCode } from '../../src/plan/read-code.ts';
import { jobOf } from './fixture.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mlx-read-code-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

test('reads the script, its includes and the bootstrap with its module', async () => {
  const script = join(folder, 'prepare.py');
  const helper = join(folder, 'lib/tables.py');
  await mkdir(join(folder, 'lib'));
  await writeFile(script, 'print(1)\n');
  await writeFile(helper, Buffer.from([0, 255]));
  const files = await readCode(jobOf({ script, include: [{ path: helper, as: 'lib/tables.py' }] }));
  expect(files.map(({ as }) => as)).toEqual(
    expect.arrayContaining([
      'prepare.py',
      'lib/tables.py',
      'mlx_bootstrap.py',
      'mlx_job/__init__.py',
      'mlx_job/py.typed',
    ]),
  );
  expect(files.find(({ as }) => as === 'lib/tables.py')?.content).toEqual(Buffer.from([0, 255]));
});

test('says which file is missing, and changes nothing', async () => {
  const script = join(folder, 'absent.py');
  await expect(readCode(jobOf({ script }))).rejects.toMatchObject({
    code: 'CODE_UNREADABLE',
    details: { path: script, reason: expect.stringContaining('ENOENT') as string },
  });
});
