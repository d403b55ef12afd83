import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { MlxError } from '../../src/base/errors.ts';
import { main } from '../../src/cli/main.ts';
import type { Command, Run } from '../../src/commands/command.ts';
import type { LogLine } from '../../src/logs/line.ts';
import { noon, sampleFault, sampleRun, sampleWhy } from '../show/samples.ts';
import { fakeTerminal } from './fake-terminal.ts';

const verb = (run: Run, more: Partial<Command> = {}): readonly Command[] => [
  {
    name: 'do',
    summary: '',
    args: [],
    flags: {},
    examples: [],
    effect: 'reads',
    load: () => Promise.resolve({ run }),
    ...more,
  },
];

const logLine: LogLine = {
  run: 'r',
  group: 'g',
  stream: 's',
  host: 'algo-1',
  timestamp: noon,
  text: '\u001b[32mepoch 1\u001b[0m',
};

const failAfterLines: Run = (_, host) => {
  host.notify({ kind: 'stage', text: 'sending' });
  host.notify({ kind: 'log', line: logLine });
  host.notify({ kind: 'note', text: 'by the way' });
  return Promise.resolve({
    value: { kind: 'followed', run: { ...sampleRun, status: 'failed' }, why: sampleWhy },
    exit: 1,
  });
};

test('data goes to stdout, and the exit code is what the verb says', async () => {
  const terminal = fakeTerminal();
  expect(await main(['do'], terminal, verb(failAfterLines))).toBe(1);
  expect(terminal.printed.out).toContain('epoch 1\n');
  expect(terminal.printed.out).toContain('ValueError: no rows for 2013-02-30');
  expect(terminal.printed.err).toBe('sending\nby the way\n');
});

const tellALine: Run = (_, host) => {
  host.notify({ kind: 'log', line: logLine });
  return Promise.resolve({ value: { kind: 'run', run: sampleRun }, exit: 0 });
};

test('with --json stdout is one JSON value and stderr is JSON lines', async () => {
  const terminal = fakeTerminal();
  expect(await main(['do', '--json'], terminal, verb(tellALine))).toBe(0);
  expect(JSON.parse(terminal.printed.out)).toEqual(sampleRun);
  expect(JSON.parse(terminal.printed.err)).toEqual({ kind: 'log', line: logLine });
});

const tellOnlyALine: Run = (_, host) => {
  host.notify({ kind: 'log', line: logLine });
  return Promise.resolve({ value: { kind: 'nothing' }, exit: 0 });
};

test('log lines that were asked for are data, also as JSON', async () => {
  const terminal = fakeTerminal();
  await main(['do', '--json'], terminal, verb(tellOnlyALine, { tellsLines: true }));
  expect(JSON.parse(terminal.printed.out)).toEqual(logLine);
});

const findFaults: Run = () =>
  Promise.reject(new MlxError('HEAD_FAULTS', { file: 'jobs/train.py', count: 1 }, { faults: [sampleFault] }));

test('an error of the catalogue is told on stderr and decides the exit code', async () => {
  const terminal = fakeTerminal();
  expect(await main(['do'], terminal, verb(findFaults))).toBe(2);
  expect(terminal.printed.out).toBe('');
  expect(terminal.printed.err).toMatchInlineSnapshot(`
    "✗ jobs/train.py has a fault in its head

      jobs/train.py:7:3
       7 │ # instnce = "ml.m5.xlarge"
         │   ^^^^^^^ unknown key "instnce"
           near  did you mean \`instance\`?
           rule  [tool.mlx] takes kind, description, instance, count, volume, image,
                 max_runtime, role, env, vpc, spot, tags
           fix   \`instance = "ml.m5.xlarge"\`

      why    The head is checked before anything else, so that no mistake travels.
      fix    Repair the places shown, then run \`mlx check\` again.
      still  Nothing was sent.
      code   HEAD_FAULTS
    "
  `);
});

test('with --json an error is the same object on stderr', async () => {
  const terminal = fakeTerminal();
  await main(['do', '--json'], terminal, verb(findFaults));
  expect(JSON.parse(terminal.printed.err)).toMatchObject({
    kind: 'error',
    code: 'HEAD_FAULTS',
    still: 'Nothing was sent.',
    faults: [sampleFault],
  });
});

test('a line that cannot be read is told as JSON too where JSON was asked for', async () => {
  const terminal = fakeTerminal();
  expect(
    await main(
      ['dp', '--json'],
      terminal,
      verb(() => Promise.reject(new Error('not run'))),
    ),
  ).toBe(2);
  expect(JSON.parse(terminal.printed.err)).toMatchObject({ code: 'VERB_UNKNOWN' });
});

const breakUnforeseen: Run = () => Promise.reject(new TypeError('x is not a function'));

test('what no one foresaw is told as a bug, with its trace only where it is asked for', async () => {
  const quiet = fakeTerminal();
  expect(await main(['do'], quiet, verb(breakUnforeseen))).toBe(4);
  expect(quiet.printed.err).toContain('mlx broke: x is not a function');
  expect(quiet.printed.err).not.toContain('main.test.ts');
  const debugging = fakeTerminal({ env: { MLX_DEBUG: '1' } });
  await main(['do'], debugging, verb(breakUnforeseen));
  expect(debugging.printed.err).toContain('main.test.ts');
});

const text: Run = () => Promise.resolve({ value: { kind: 'text', text: 'a\u001b[2Jb' }, exit: 0 });

test('a text reaches a file to the letter and a terminal without its control characters', async () => {
  const file = fakeTerminal();
  await main(['do'], file, verb(text));
  expect(file.printed.out).toBe('a\u001b[2Jb\n');
  const screen = fakeTerminal({ isTerminal: true });
  await main(['do'], screen, verb(text));
  expect(screen.printed.out).toBe('a\\e[2Jb\n');
});

const shown: Run = () => Promise.resolve({ value: { kind: 'run', run: sampleRun }, exit: 0 });

test.each([
  { isTerminal: true, env: {}, words: ['do'], coloured: true },
  { isTerminal: false, env: {}, words: ['do'], coloured: false },
  { isTerminal: true, env: { NO_COLOR: '1' }, words: ['do'], coloured: false },
  { isTerminal: true, env: { TERM: 'dumb' }, words: ['do'], coloured: false },
  { isTerminal: false, env: { FORCE_COLOR: '1' }, words: ['do'], coloured: true },
  { isTerminal: true, env: { FORCE_COLOR: '0' }, words: ['do'], coloured: false },
  { isTerminal: false, env: { NO_COLOR: '1' }, words: ['do', '--colour'], coloured: true },
  { isTerminal: true, env: { FORCE_COLOR: '1' }, words: ['do', '--no-color'], coloured: false },
])('colours: $words with $env, terminal $isTerminal', async ({ isTerminal, env, words, coloured }) => {
  const terminal = fakeTerminal({ isTerminal, env });
  await main(words, terminal, verb(shown));
  expect(terminal.printed.out.includes('\u001b[')).toBe(coloured);
});

const tellStatus: Run = (_, host) => {
  host.notify({ kind: 'status', run: 'train-1', status: 'running', detail: 'Training', at: noon });
  host.notify({ kind: 'metric', run: 'train-1', name: 'auc', value: 0.5, at: noon });
  host.notify({ kind: 'log', line: { ...logLine, text: 'plain' } });
  return Promise.resolve({ value: { kind: 'nothing' }, exit: 0 });
};

test('in a terminal a status line is redrawn in place and leaves nothing behind', async () => {
  const terminal = fakeTerminal({ isTerminal: true, env: { NO_COLOR: '1' } });
  await main(['do'], terminal, verb(tellStatus));
  expect(terminal.printed.err).toContain('train-1 · running · Training · auc 0.5');
  expect(terminal.printed.err.endsWith('\r\u001b[K')).toBe(true);
  expect(terminal.printed.out).toBe('plain\n');
});

const sayFolder: Run = (_, host) => Promise.resolve({ value: { kind: 'text', text: host.cwd }, exit: 0 });

test('--project names the folder that the verb works in, and has to exist', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'mlx-project-'));
  try {
    const terminal = fakeTerminal({ cwd: tmpdir() });
    await main(['do', '--project', folder], terminal, verb(sayFolder));
    expect(terminal.printed.out).toBe(`${folder}\n`);
    expect(await main(['do', '--project', join(folder, 'none')], terminal, verb(sayFolder))).toBe(2);
  } finally {
    await rm(folder, { recursive: true });
  }
});

const breakWhenTold: Run = (_, host) =>
  new Promise((_resolve, reject) => {
    host.signal.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
    process.emit('SIGTERM');
  });

test('what breaks off because it was told to is an interruption, not a bug', async () => {
  const terminal = fakeTerminal();
  expect(await main(['do'], terminal, verb(breakWhenTold))).toBe(130);
  expect(terminal.printed.err).toContain('VERB_INTERRUPTED');
});
