import { existsSync } from 'node:fs';
import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { floodText } from './flood-lines.ts';
import { homeFiles } from './log-followers.ts';
import { mlx } from './mlx.ts';
import { missing, type Goal, type Report } from './report.ts';
import { startScene, type SceneProcess, type SceneSize } from './scene-process.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { watchTerminal, type WatchedTerminal } from './watched-terminal.ts';

interface Figures {
  what: string;
  /** Milliseconds from the start. */
  firstByte: number;
  firstLine: number;
  bytesPerSecond: number;
  /** Share of a core, its children included. */
  cpu: number;
  /** Milliseconds from keys to what they show. */
  keys: readonly number[];
}

/** Milliseconds in which a program comes to its pace before it is measured. */
const warming = 6_000;

/**
 * `mlx logs` as people run it, in a terminal of 200×50 and against a CloudWatch on this machine: how soon something is seen, what
 * it writes and costs in a flood, at ten lines a second and when nothing comes, and how soon keys are answered. Beside it
 * programs that follow a file that grows as fast, and the AWS CLI.
 */
export async function logTerminal(seconds: number, rate: number, presses: number): Promise<Report> {
  const hosts = 10;
  const before = 5_000;
  const size = (each: number): SceneSize => ({ hosts, rate: each, before, after: warming + seconds * 1000 + 60_000 });
  const flood = await followed('mlx logs, flood', size(rate / hosts), seconds, presses);
  const slow = await followed('mlx logs, 10 lines/s', size(1), seconds, presses);
  const idle = await followed('mlx logs, idle', { hosts, rate: 1, before, after: 1 }, seconds, 0, 20_000);
  const others: Figures[] = [];
  const notes = [`a flood is ${rate} lines/s of ${hosts} hosts; the share of a core is that of the whole program`];
  if (existsSync('/usr/bin/aws')) others.push(await followed('aws logs tail, flood', size(rate / hosts), seconds, 0));
  else notes.push(missing('aws logs tail', 'the AWS CLI of Debian is not in /usr/bin'));
  for (const [name, ...words] of [
    ['less', '+F'],
    ['lnav', '-q'],
  ] as const) {
    const program = `/usr/bin/${name}`;
    if (existsSync(program)) others.push(await onFile(`${name}, flood`, [program, ...words], rate, seconds));
    else notes.push(missing(name, 'it is not installed'));
  }
  return {
    name: 'log-terminal',
    title: `mlx logs in a terminal at 200×50, for ${seconds} s`,
    measures: [],
    tables: [{ heads: ['', ...heads], rows: [flood, slow, idle, ...others].map(rowOf) }],
    goals: goalsOf(flood, slow, idle),
    notes,
  };
}

const heads = ['first byte', 'first line', 'KiB/s', 'of a core', 'key to frame p50', 'p95'];

function rowOf({ what, firstByte, firstLine, bytesPerSecond, cpu, keys }: Figures): string[] {
  const answered = keys.length > 0 ? [part(keys, 0.5), part(keys, 0.95)].map(ms) : ['', ''];
  return [
    what,
    ms(firstByte),
    ms(firstLine),
    (bytesPerSecond / 1024).toFixed(1),
    `${(100 * cpu).toFixed(1)} %`,
    ...answered,
  ];
}

function goalsOf(flood: Figures, slow: Figures, idle: Figures): Goal[] {
  return [
    { what: 'bytes in the flood', most: 32, measured: flood.bytesPerSecond / 1024, unit: 'KiB/s' },
    { what: 'key to frame in the flood, p95', most: 40, measured: part(flood.keys, 0.95), unit: 'ms' },
    { what: 'bytes at 10 lines/s', most: 4, measured: slow.bytesPerSecond / 1024, unit: 'KiB/s' },
    { what: 'bytes when idle', most: 0, measured: idle.bytesPerSecond, unit: 'bytes/s' },
    { what: 'share of a core when idle', most: 1, measured: 100 * idle.cpu, unit: '%' },
    { what: 'first line', most: 1_000, measured: flood.firstLine, unit: 'ms' },
  ];
}

function ms(value: number): string {
  return Number.isFinite(value) ? `${value.toFixed(0)} ms` : '';
}

/** Follows the log of a scene's job. */
async function followed(
  what: string,
  size: SceneSize,
  seconds: number,
  presses: number,
  settling = warming,
): Promise<Figures> {
  await using home = await temporaryFolder(homeFiles);
  await using scene = await startScene(size);
  const terminal = watchTerminal(commandOf(what, scene), { cwd: home.root, env: environment(scene, home.root) });
  return await measured(what, terminal, /algo-\d+ #\d+/u, { seconds, presses, settling });
}

function commandOf(what: string, { url, arn, group, job }: SceneProcess): string[] {
  if (what.startsWith('mlx')) return [mlx, 'logs', arn, '--on', 'bench'];
  const words = ['logs', 'tail', group, '--log-stream-name-prefix', `${job}/`, '--follow', '--since', '1h'];
  return ['/usr/bin/aws', ...words, '--endpoint-url', url];
}

function environment({ url }: SceneProcess, home: string): NodeJS.ProcessEnv {
  return {
    PATH: process.env['PATH'],
    HOME: home,
    MLX_CACHE: join(home, 'cache'),
    AWS_CONFIG_FILE: join(home, 'config'),
    AWS_PROFILE: 'bench',
    AWS_ENDPOINT_URL: url,
    AWS_EC2_METADATA_DISABLED: 'true',
  };
}

/** Follows a file that grows. */
async function onFile(what: string, command: readonly string[], rate: number, seconds: number): Promise<Figures> {
  await using folder = await temporaryFolder({ 'train.log': `${floodText(0)}\n` });
  const file = join(folder.root, 'train.log');
  const { PATH, HOME } = process.env;
  const terminal = watchTerminal([...command, file], { cwd: folder.root, env: { PATH, HOME } });
  const writing = new AbortController();
  const written = grow(file, rate, writing.signal);
  try {
    return await measured(what, terminal, /loss/u, { seconds, presses: 0, settling: 1000 });
  } finally {
    writing.abort();
    await written;
  }
}

async function grow(file: string, rate: number, signal: AbortSignal): Promise<void> {
  const begun = performance.now();
  for (let made = 0; !signal.aborted;) {
    const due = Math.floor(((performance.now() - begun) / 1000) * rate);
    await appendFile(file, Array.from({ length: due - made }, (_, index) => `${floodText(made + index)}\n`).join(''));
    made = due;
    await wait(1000 / 15);
  }
}

interface Measuring {
  seconds: number;
  presses: number;
  settling: number;
}

async function measured(
  what: string,
  terminal: WatchedTerminal,
  line: RegExp,
  { seconds, presses, settling }: Measuring,
): Promise<Figures> {
  try {
    const firstLine = await terminal.shows(line);
    await wait(settling);
    const [bytes, cpu] = [terminal.bytes(), terminal.cpu()];
    await wait(seconds * 1000);
    const spent = { bytes: terminal.bytes() - bytes, cpu: terminal.cpu() - cpu };
    const keys = presses === 0 ? [] : await pressed(terminal, presses);
    return {
      what,
      firstByte: terminal.firstByte() ?? Infinity,
      firstLine,
      bytesPerSecond: spent.bytes / seconds,
      cpu: spent.cpu / seconds,
      keys,
    };
  } finally {
    await terminal.end();
  }
}

/** Opens the help again and again. The first time is not counted: what draws it is compiled by it. */
async function pressed(terminal: WatchedTerminal, presses: number): Promise<number[]> {
  const times: number[] = [];
  for (let press = 0; press <= presses; press += 1) {
    const shown = terminal.shows(/half a pane down/u, 5_000);
    terminal.type('?');
    times.push(await shown);
    terminal.type('q');
    await wait(150 + (press % 7) * 23);
  }
  return times.slice(1);
}

function part(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
