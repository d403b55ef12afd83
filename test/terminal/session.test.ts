import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { script } from '../fakes/scratch.ts';
import { openTerminalRun, type TerminalRun } from './open-terminal.ts';

const files = {
  'mlx.toml': 'name = "trial"\n',
  'jobs/hello.py': script(
    'kind = "processing"\n[tool.mlx.params]\nname = { type = "string", default = "world" }',
    'import sys\nprint("hello", sys.argv[2])\n',
  ),
  'jobs/broken.py': script('kind = "processing"', 'def go():\n    raise ValueError("no rows")\ngo()\n'),
  'jobs/slow.py': script(
    'kind = "processing"',
    'import time\nfor n in range(600):\n    print("tick", n, flush=True)\n    time.sleep(0.1)\n',
  ),
};

const enter = '\r';
let run: TerminalRun | undefined;
afterEach(async () => {
  await run?.close();
  run = undefined;
});

async function open(
  ...more: [size?: { columns: number; rows: number }, env?: Record<string, string>]
): Promise<TerminalRun> {
  run = await openTerminalRun(files, ...more);
  await run.shows('slow');
  return run;
}

/** Puts the cursor on a job by filtering for it. */
async function select(terminal: TerminalRun, job: string): Promise<void> {
  terminal.type(`/${job}${enter}gj`);
  await terminal.shows(new RegExp(`❯ +${job}`));
}

const ends = (terminal: TerminalRun) => {
  expect(terminal.isAlternate()).toBe(false);
  const { 0: last } = terminal.written().split('\u001b[?1049l').slice(-1);
  expect(last).not.toContain('\u001b[?25l');
  expect(terminal.written()).toContain('\u001b[?25h');
  expect(terminal.written()).toContain('\u001b[?2004l');
  expect(terminal.written()).not.toContain('Waiting for the debugger');
};

describe('a session', () => {
  test('opens, moves through the tree, and gives the screen back', async () => {
    const terminal = await open();
    expect(terminal.isAlternate()).toBe(true);
    terminal.type('jjj');
    await terminal.shows(/❯ +slow/);
    await terminal.shows('slow  processing job in python');
    terminal.type('q');
    expect(await terminal.ended).toBe(0);
    ends(terminal);
  });

  test('runs a job after asking, shows its lines as they come and why it failed', async () => {
    const terminal = await open();
    await select(terminal, 'hello');
    terminal.type('r');
    await terminal.shows('mlx run hello');
    terminal.type(`--name you${enter}`);
    await terminal.shows('hello you');
    await terminal.shows('✓ completed');
    await select(terminal, 'broken');
    terminal.type('r');
    await terminal.shows('mlx run broken');
    terminal.type(enter);
    await terminal.shows('ValueError: no rows');
    const rows = await terminal.shows('why broken-');
    expect(rows.find((row) => row.includes('raise ValueError'))).toBeDefined();
  });

  test('holds the log still when one scrolls up, and stops the run after asking', async () => {
    const terminal = await open();
    await select(terminal, 'slow');
    terminal.type('r');
    await terminal.shows('mlx run slow');
    terminal.type(enter);
    await terminal.shows('tick 12');
    terminal.type('3k');
    await terminal.shows(/\+\d+ new/);
    terminal.type('G');
    terminal.type('1s');
    await terminal.shows('Stop slow-');
    terminal.type('y');
    const rows = await terminal.shows(/slow-\S+ +■ stopped/);
    expect(rows.find((row) => row.includes('❯'))).toContain('■ slow-');
  });

  test('runs any command of mlx from the palette', async () => {
    const terminal = await open();
    terminal.type('\u0010chk');
    await terminal.shows('❯ check');
    terminal.type(`\u0015check hel${enter}`);
    await terminal.shows('mlx check hel');
    await terminal.shows('hello');
    terminal.type(`\u0006${enter}`);
    const rows = await terminal.shows('1 job checked, no faults');
    expect(rows.find((row) => row.includes('2 mlx check hello'))).toBeDefined();
  });

  test('evaluates lines, explains names, and outlives what they do', async () => {
    const terminal = await open();
    terminal.type(`i1+1${enter}`);
    await terminal.shows(/│ 2 +│/);
    terminal.type(`?instance${enter}`);
    await terminal.shows('ml.m5.xlarge');
    terminal.type(`for(;;){}${enter}`);
    await terminal.shows('the expression ran too long');
    terminal.type(`await new Promise(() => {})${enter}`);
    await terminal.shows('evaluating');
    terminal.type('\u0003');
    await terminal.shows('the expression was let go');
    terminal.type(`Promise.reject(new Error("nobody waits")), 7${enter}`);
    await terminal.shows('nobody waits');
    terminal.type(`jobs.hello.kind${enter}`);
    await terminal.shows(/│ processing +│/);
    expect((await stat(join(terminal.root, '.mlx', 'history'))).mode & 0o777).toBe(0o600);
    terminal.type('\u0003\u0003');
    expect(await terminal.ended).toBe(0);
    ends(terminal);
  });

  test('shows every row again, however quickly the log was opened and closed', async () => {
    const terminal = await open();
    await select(terminal, 'hello');
    terminal.type('r');
    await terminal.shows('mlx run hello');
    terminal.type(enter);
    await terminal.shows('hello world');
    await terminal.shows(/❯ +✓ hello/);
    for (const keys of ['lq', 'lqlq', 'zz', 'lqzlq', '3z1', 'lqlqlqlq']) {
      terminal.type(keys);
      const rows = await terminal.shows(
        /1 trial[^]*▾ jobs[^]*broken[^]*hello[^]*slow[^]*▾ runs[^]*hello world[^]*mlx›/,
      );
      expect(rows).toHaveLength(30);
    }
  });

  test('follows a storm of resizes', async () => {
    const terminal = await open();
    for (let turn = 0; turn < 20; turn += 1) terminal.resize(60 + turn * 7, 16 + turn);
    terminal.resize(40, 10);
    await terminal.shows('needs 60×16');
    terminal.resize(120, 40);
    const rows = await terminal.shows(/┓╭─ 2 [^]*mlx›[^]*help/);
    expect(rows).toHaveLength(40);
    expect(rows.filter((row) => row.includes('mlx›'))).toHaveLength(1);
    expect(rows.at(-1)).toContain('help');
  });

  test('shows no colour where none is wanted', async () => {
    const terminal = await open({ columns: 100, rows: 30 }, { NO_COLOR: '1' });
    terminal.type('jj');
    await terminal.shows('processing job');
    // oxlint-disable-next-line no-control-regex -- colours of the terminal
    expect(terminal.written()).not.toMatch(/\u001b\[(?:3[0-7]|9[0-7]|38)[;m]/);
  });
});

describe('the terminal comes back', () => {
  test.each([['SIGTERM'], ['SIGHUP']])('on %s', async (signal) => {
    const terminal = await open();
    terminal.signal(signal);
    expect(await terminal.ended).toBe(130);
    ends(terminal);
  });

  test('on Ctrl-C twice', async () => {
    const terminal = await open();
    terminal.type('\u0003');
    await terminal.shows('ctrl-c again');
    terminal.type('\u0003');
    expect(await terminal.ended).toBe(0);
    ends(terminal);
  });

  test('on a crash, and the error is told behind it', async () => {
    const terminal = await open();
    const crash = 'setTimeout(() => { throw new Error("it broke") })';
    terminal.type(`ijobs.constructor.constructor('${crash}')()${enter}`);
    expect(await terminal.ended).toBe(4);
    ends(terminal);
    await terminal.shows('mlx broke: it broke');
  });

  test('on Ctrl-Z, and the session when it goes on', async () => {
    const terminal = await open();
    terminal.type('\u001a');
    await terminal.shows(/^\s*$/);
    terminal.signal('SIGCONT');
    await terminal.shows('1 trial');
    terminal.type('q');
    expect(await terminal.ended).toBe(0);
  });
});
