import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { script } from '../fakes/scratch.ts';
import { openTerminalRun, type TerminalMore, type TerminalRun } from './open-terminal.ts';

const files = {
  'mlx.toml': 'name = "trial"\n',
  'jobs/hello.py': script('kind = "processing"', 'print("hello")\n'),
};
const size = { columns: 80, rows: 24 };
const all = ['screen', 'pastes', 'mouse', 'cursor', 'keys', 'wrap', 'direction'];

let run: TerminalRun | undefined;
afterEach(async () => {
  await run?.close();
  run = undefined;
});

async function open(env: Record<string, string> = {}, more: TerminalMore = {}): Promise<TerminalRun> {
  run = await openTerminalRun(files, size, env, [], more);
  await run.shows('hello');
  return run;
}

describe('colours', () => {
  test('are those of the background that the terminal tells, and its answer is no text', async () => {
    const terminal = await open({}, { background: 'rgb:ffff/ffff/ffff' });
    terminal.type('i');
    await terminal.shows('▸ mlx›');
    expect(terminal.written()).toContain('\u001b[34m');
    // oxlint-disable-next-line no-control-regex -- colours of the terminal
    expect(terminal.written().slice(-2000)).not.toMatch(/\u001b\[(?:2|33|36)m/);
    expect(terminal.rows().join('\n')).not.toMatch(/rgb|ffff/);
  });

  test('are for any background where the terminal says nothing of its own', async () => {
    const terminal = await open();
    terminal.type('j');
    await terminal.shows(/❯ +hello/);
    expect(terminal.written()).toContain('\u001b[36m');
  });

  test('are not asked for where they are known', async () => {
    const terminal = await open({ MLX_THEME: 'dark' });
    expect(terminal.written()).not.toContain('\u001b]11;?');
  });
});

test('a console without marks and forms gets ASCII, and no sequence that it would print', async () => {
  const terminal = await open({ TERM: 'linux' });
  terminal.type('j?');
  await terminal.shows('What can I do?');
  terminal.type('qq');
  expect(await terminal.ended).toBe(0);
  // oxlint-disable-next-line no-control-regex -- what is not of ASCII
  expect(terminal.written()).not.toMatch(/[^\u0000-\u007f]/);
  expect(terminal.written()).not.toMatch(/\[[<>]1?u|\]11;|\[8[hl]/);
});

describe('all that was taken is given back', () => {
  test.each([['q'], ['\u0003\u0003']])('after the keys %j', async (keys) => {
    const terminal = await open();
    terminal.type('%');
    await expect.poll(() => terminal.taken()).toEqual(all);
    terminal.type(keys);
    expect(await terminal.ended).toBe(0);
    expect(terminal.taken()).toEqual([]);
  });

  test.each([['SIGTERM'], ['SIGHUP']])('after %s', async (signal) => {
    const terminal = await open();
    terminal.type('%');
    await expect.poll(() => terminal.taken()).toEqual(all);
    terminal.signal(signal);
    await terminal.ended;
    expect(terminal.taken()).toEqual([]);
  });

  test('by the next mlx after a kill that nobody can catch', async () => {
    const terminal = await open({}, { command: (bin) => ['sh', '-c', `sh ${bin}; sh ${bin} ls; sleep 20`] });
    terminal.type('%');
    await expect.poll(() => terminal.taken()).toEqual(all);
    const notes = join(terminal.root, '.cache', 'terminals');
    const [note = ''] = await readdir(notes);
    process.kill(Number(await readFile(join(notes, note), 'utf8')), 'SIGKILL');
    await expect.poll(() => terminal.taken(), { timeout: 10_000 }).toEqual([]);
    expect(await readdir(notes)).toEqual([]);
  });
});

test('a terminal that hangs for a while keeps the keys that were typed into it', async () => {
  const terminal = await open();
  terminal.type('i');
  await terminal.shows('▸ mlx›');
  terminal.stall();
  for (let at = 0; at < 40; at += 1) terminal.type('ab');
  await new Promise((resolve) => setTimeout(resolve, 1500));
  terminal.goOn();
  const rows = await terminal.shows('ab'.repeat(30));
  expect(rows.join('\n')).toContain('ab'.repeat(30));
});
