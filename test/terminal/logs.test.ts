import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, describe, expect, test } from 'vitest';
import { script } from '../fakes/scratch.ts';
import { openTerminalRun, type TerminalMore, type TerminalRun } from './open-terminal.ts';

const enter = '\r';
const escape = '\u001b';
const bin = fileURLToPath(new URL('../../bin/mlx', import.meta.url));

const hosts = `import json, sys, time
host = json.load(open("/opt/ml/config/resourceconfig.json"))["current_host"]
def say(text):
    print(host, text, flush=True)
`;

const files = {
  'mlx.toml': 'name = "trial"\n',
  'jobs/ten.py': script(
    'kind = "processing"\ncount = 10',
    `${hosts}
for step in range(30):
    say(f"step {step} of 30")
    if host == "algo-3" and step == 12:
        print("Traceback (most recent call last):\\n  File \\"x.py\\", line 1\\nValueError: bad batch", flush=True)
    time.sleep(0.02)
say("needle" if host == "algo-7" else "hay")
say("is done")
`,
  ),
  'jobs/slow.py': script(
    'kind = "processing"',
    `${hosts}
for tick in range(6000):
    say(f"tick {tick}")
    time.sleep(0.05)
`,
  ),
  'jobs/bad.py': script('kind = "processing"', 'raise SystemExit("nothing to read")\n'),
};

type Size = { columns: number; rows: number };

let run: TerminalRun | undefined;
afterEach(async () => {
  await run?.close();
  run = undefined;
});

async function mlx(root: string, ...words: readonly string[]): Promise<void> {
  await promisify(execFile)('sh', [bin, ...words], {
    cwd: root,
    env: { ...process.env, MLX_CACHE: join(root, '.cache') },
  });
}

/** `mlx logs` of a job that was launched before. */
async function follow(
  job: string,
  { size, env, ...more }: { size?: Size; env?: Record<string, string> } & Pick<TerminalMore, 'command'> = {},
): Promise<TerminalRun> {
  const before = (root: string) => mlx(root, 'run', job, '--detach');
  run = await openTerminalRun(files, size, env, ['logs', 'last'], { ...more, before });
  return run;
}

const isDone = (terminal: TerminalRun) => terminal.shows(/lost 0, (\S+) of \1 events/);

describe.each([
  [80, 24],
  [200, 50],
  [60, 16],
])('a run on ten hosts at %d×%d', (columns, rows) => {
  test('is followed to its end, is complete, and the terminal is given back', async () => {
    const terminal = await follow('ten', { size: { columns, rows } });
    await terminal.shows('step 2');
    await isDone(terminal);
    terminal.type(`&needle${enter}`);
    await terminal.shows('algo-7 needle');
    terminal.type(`X&is done${enter}`);
    const done = () => terminal.rows().filter((row) => /algo-\d+ is done/u.test(row));
    await expect.poll(done).toHaveLength(10);
    terminal.type('q');
    expect(await terminal.ended).toBe(0);
    expect(terminal.taken()).toEqual([]);
  });
});

describe('in a log', () => {
  test('one searches, goes from error to error, splits by host and looks at one alone', async () => {
    const terminal = await follow('ten', { size: { columns: 200, rows: 50 } });
    await isDone(terminal);
    terminal.type(`/needle${enter}`);
    await terminal.shows('algo-7 needle');
    terminal.type('ge');
    await terminal.shows('ValueError: bad batch');
    terminal.type(`${escape}s`);
    await terminal.shows(/algo-1[^]*algo-10/);
    terminal.type('s');
    await terminal.shows(/algo-1 [^]*algo-9 /);
    terminal.type('z');
    await terminal.shows('step 29');
    terminal.type('q');
    expect(await terminal.ended).toBe(0);
  });

  test('a line is copied through the terminal, byte by byte', async () => {
    const terminal = await follow('ten');
    await isDone(terminal);
    terminal.type(`&needle${enter}`);
    await terminal.shows(/&needle[^]* 1 line/);
    terminal.type('yy');
    await terminal.shows('OSC 52');
    // oxlint-disable-next-line no-control-regex -- the language of terminals
    const [, copied = ''] = /\u001b\]52;c;([^\u0007]*)\u0007/.exec(terminal.written()) ?? [];
    expect(Buffer.from(copied, 'base64').toString()).toContain('algo-7 needle');
  });

  test('all lines are saved, each once', async () => {
    const terminal = await follow('ten');
    await isDone(terminal);
    terminal.type('S');
    await terminal.shows(/save/i);
    terminal.type(`\u0015all.log${enter}`);
    await terminal.shows('saved to');
    const saved = (await readFile(join(terminal.root, 'all.log'), 'utf8')).trimEnd().split('\n');
    const said = saved.filter((line) => /algo-\d+ (?:step|hay|needle|is done)/u.test(line));
    expect(said).toHaveLength(10 * 32);
    expect(new Set(said).size).toBe(10 * 32);
  });

  test('how it is laid out is kept for the project', async () => {
    const terminal = await follow('ten');
    await isDone(terminal);
    terminal.type('sw');
    await expect
      .poll(() => readFile(join(terminal.root, '.mlx', 'log-layout.json'), 'utf8').catch(() => ''))
      .toContain('"wraps":true');
    terminal.type('q');
    expect(await terminal.ended).toBe(0);
  });

  test('scrolling up stops following, and tells how many lines came', async () => {
    const terminal = await follow('slow');
    await terminal.shows('tick 40');
    terminal.type('k');
    await terminal.shows(/\+\d+ new/);
    terminal.type('G');
    await terminal.shows(/follow/);
    terminal.type('q');
    expect(await terminal.ended).toBe(0);
  });

  test('the exit code is that of a run that failed', async () => {
    const terminal = await follow('bad');
    await terminal.shows('nothing to read');
    await terminal.shows(/failed/);
    terminal.type('q');
    expect(await terminal.ended).toBe(1);
  });

  test('a name that means nothing is told on the screen that was there before', async () => {
    run = await openTerminalRun(files, undefined, undefined, ['logs', 'nonsense']);
    expect(await run.ended).toBe(2);
    await run.shows(/there is no run "nonsense"[^]*RUN_UNKNOWN/);
    expect(run.taken()).toEqual([]);
  });
});

describe('the mouse', () => {
  test('scrolls when it is switched on, and never writes anything', async () => {
    const terminal = await follow('slow');
    await terminal.shows('tick 40');
    terminal.type('%');
    await expect.poll(() => terminal.taken()).toContain('mouse');
    terminal.type(`${escape}[<64;5;8M`);
    await terminal.shows(/\+\d+ new/);
    terminal.type('%');
    await expect.poll(() => terminal.taken()).not.toContain('mouse');
    terminal.type('q');
    expect(await terminal.ended).toBe(0);
    expect(terminal.taken()).toEqual([]);
  });
});

describe('the terminal comes back', () => {
  test.each([['SIGTERM'], ['SIGHUP']])('on %s', async (signal) => {
    const terminal = await follow('slow');
    await terminal.shows('tick 5');
    terminal.signal(signal);
    expect(await terminal.ended).toBe(130);
    expect(terminal.taken()).toEqual([]);
  });

  test('on Ctrl-Z, and the log when it goes on', async () => {
    const terminal = await follow('slow');
    await terminal.shows('tick 5');
    terminal.type('\u001a');
    await terminal.shows(/^\s*$/);
    terminal.signal('SIGCONT');
    await terminal.shows(/tick \d\d/);
    terminal.type('q');
    expect(await terminal.ended).toBe(0);
    expect(terminal.taken()).toEqual([]);
  });

  test('when the process that started it is killed', async () => {
    const terminal = await follow('slow', {
      command: (bin) => ['sh', '-c', `sh -c 'echo $$ > parent.pid; sh ${bin} logs last; :'; sleep 30`],
    });
    await terminal.shows('tick 5');
    process.kill(Number(await readFile(join(terminal.root, 'parent.pid'), 'utf8')), 'SIGKILL');
    await expect.poll(() => terminal.taken()).toEqual([]);
  });

  test('at the next start, where it was itself killed', async () => {
    const terminal = await follow('slow', {
      command: (bin) => ['sh', '-c', `sh ${bin} logs last; sh ${bin} ls; sleep 30`],
    });
    await terminal.shows('tick 5');
    const notes = join(terminal.root, '.cache', 'terminals');
    const [note = ''] = await readdir(notes);
    process.kill(Number(await readFile(join(notes, note), 'utf8')), 'SIGKILL');
    await terminal.shows('started');
    expect(terminal.taken()).toEqual([]);
    expect(await readdir(notes)).toEqual([]);
  });
});

describe('a terminal', () => {
  test('that is resized in a storm shows every row once', async () => {
    const terminal = await follow('ten');
    await isDone(terminal);
    for (let turn = 0; turn < 20; turn += 1) terminal.resize(60 + turn * 7, 16 + turn);
    terminal.resize(40, 8);
    terminal.resize(120, 40);
    const rows = await terminal.shows(/is done[^]*lost 0/);
    expect(rows).toHaveLength(40);
    expect(rows.filter((row) => row.includes('lost 0'))).toHaveLength(1);
  });

  test('that hangs for a while holds nothing up: keys that were typed meanwhile count', async () => {
    const terminal = await follow('slow');
    await terminal.shows('tick 5');
    terminal.stall();
    await new Promise((resolve) => setTimeout(resolve, 2000));
    terminal.type('q');
    terminal.goOn();
    expect(await terminal.ended).toBe(0);
    expect(terminal.taken()).toEqual([]);
  });

  test('far away is given a picture only when it has shown the one before', async () => {
    const terminal = await follow('slow', { env: { SSH_CONNECTION: '1 2 3 4' } });
    await terminal.shows('tick 5');
    await terminal.shows('tick 60');
    terminal.type('q');
    expect(await terminal.ended).toBe(0);
    expect(terminal.rows().join('')).not.toContain('0n');
  });
});
