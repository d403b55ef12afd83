import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Host, Input, Outcome } from '../../../src/commands/command.ts';
import { checkNotify, notifyEnd } from '../../../src/commands/run/notify-end.ts';
import type { Run, WhyCard } from '../../../src/runs/run.ts';
import { fakeHost } from '../../fakes/host.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mlx-test-'));
});
afterAll(() => rm(folder, { recursive: true }));

const inputOf = (notify: string, more: Input['flags'] = {}): Input => ({
  args: {},
  params: {},
  flags: { notify, ...more },
});
const run = { name: 'train-1', job: 'train', status: 'failed' } as Run;
const failed: Outcome = {
  value: { kind: 'followed', run, why: { headline: "it's $HOME\0 `id`" } as WhyCard },
  exit: 1,
};
const hostWith = (more: Partial<Host> = {}) => fakeHost(folder, [], { env: { PATH: '/usr/bin:/bin' }, ...more });

test('a command hears of the end by its environment, and the exit code stays that of the run', async () => {
  const host = hostWith();
  const command = 'printf "%s|%s|%s|%s" "$MLX_RUN" "$MLX_JOB" "$MLX_STATUS" "$MLX_WHY" > told';
  expect(await notifyEnd(inputOf(command), host, failed)).toBe(failed);
  expect(await readFile(join(folder, 'told'), 'utf8')).toBe("train-1|train|failed|it's $HOME `id`");
  expect(host.told).toEqual([]);
});

test('a command that fails is told of', async () => {
  const host = hostWith();
  await notifyEnd(inputOf('exit 3'), host, failed);
  expect(host.told).toEqual([{ kind: 'note', text: 'the command of --notify ended with exit code 3' }]);
});

test('the words bell and desktop run nothing', async () => {
  const alerts: unknown[] = [];
  const host = hostWith({ alert: (...said) => alerts.push(said) });
  await notifyEnd(inputOf('bell'), host, {
    value: { kind: 'followed', run: { ...run, status: 'completed' } },
    exit: 0,
  });
  await notifyEnd(inputOf('desktop'), host, failed);
  expect(alerts).toEqual([
    ['bell', 'train-1 completed'],
    ['desktop', "train-1 failed: it's $HOME\0 `id`"],
  ]);
});

test('a run that was let go of has not ended, which is said', async () => {
  const host = hostWith();
  await notifyEnd(inputOf('touch never'), host, { value: { kind: 'launched', run }, exit: 130 });
  expect(host.told).toEqual([{ kind: 'note', text: 'the run has not ended, so --notify tells nothing' }]);
  await expect(readFile(join(folder, 'never'))).rejects.toMatchObject({ code: 'ENOENT' });
});

test('a line that does not wait for the end is refused before anything is sent', () => {
  expect(() => checkNotify(inputOf('bell', { detach: true }))).toThrow(
    expect.objectContaining({ code: 'FLAG_VALUE_WRONG' }),
  );
  expect(() => checkNotify(inputOf('bell'))).not.toThrow();
});
