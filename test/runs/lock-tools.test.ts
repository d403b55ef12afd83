import { expect, it } from 'vitest';
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

it('locks with uv for every platform where uv is there', { timeout: 120_000 }, async ({ skip }) => {
  const locked = await uvLock(['six>=1.16'], '>=3.9');
  if (locked === undefined || locked.kind === 'unreachable') return skip('uv or its index is out of reach');
  expect(locked).toMatchObject({ text: expect.stringMatching(/^# mlx lock: uv universal\nsix==/) as string });
});
