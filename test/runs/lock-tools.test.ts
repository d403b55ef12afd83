import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { pipLock, uvLock } from '../../src/runs/prepare/lock-tools.ts';

it(
  'pins what pip resolves, with the Python and platform that the pins are for',
  { timeout: 120_000 },
  async ({ skip }) => {
    const locked = await pipLock(['six>=1.16']);
    if (locked === undefined || locked.kind === 'unreachable') return skip('pip or its index is out of reach');
    expect(locked).toMatchObject({
      kind: 'locked',
      text: expect.stringMatching(/^# mlx lock: pip python 3\.\d+ \S+ \S+\nsix==1\.\d+\.\d+\n$/) as string,
    });
  },
);

it('tells packages that do not exist from an index that is out of reach', { timeout: 120_000 }, async ({ skip }) => {
  const locked = await pipLock(['six==0.0.0.9']);
  if (locked === undefined || locked.kind === 'unreachable') return skip('pip or its index is out of reach');
  expect(locked).toMatchObject({ kind: 'unresolved', output: expect.stringContaining('six') as string });
});

it('takes a requirement that looks like a flag for a requirement', { timeout: 60_000 }, async () => {
  await expect(pipLock(['--version'])).resolves.not.toMatchObject({ kind: 'locked' });
});

describe('uvLock', () => {
  const path = process.env['PATH'];
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mlx-test-'));
  });
  afterEach(() => {
    process.env['PATH'] = path;
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function withUv(...lines: string[]): Promise<void> {
    await writeFile(join(folder, 'uv'), ['#!/bin/sh', ...lines].join('\n'), { mode: 0o755 });
    process.env['PATH'] = `${folder}:${path}`;
  }

  it('asks uv for a lock of every platform from the lowest Python on', async () => {
    await withUv('for last; do :; done', 'echo "# $*" | sed "s# /.*# FILE#"', 'cat "$last"');
    await expect(uvLock(['six>=1.16', 'b'], '>=3.9,<4')).resolves.toEqual({
      kind: 'locked',
      text: '# mlx lock: uv universal\n# pip compile --universal --no-header --no-annotate --quiet --python-version 3.9 FILE\nsix>=1.16\nb\n',
    });
  });

  it('tells a conflict from a network that is out of reach', async () => {
    await withUv('echo "No solution found when resolving dependencies" >&2', 'exit 1');
    await expect(uvLock(['a'])).resolves.toMatchObject({ kind: 'unresolved' });
    await withUv('echo "error: Failed to fetch: https://pypi.org/simple/a/" >&2', 'exit 2');
    await expect(uvLock(['a'])).resolves.toMatchObject({ kind: 'unreachable' });
  });

  it('answers nothing where uv is not there', async () => {
    await withUv('exit 127');
    await expect(uvLock(['a'])).resolves.toBeUndefined();
  });
});
