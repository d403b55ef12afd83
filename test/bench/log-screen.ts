import { execFile } from 'node:child_process';
import { appendFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { spawn } from '@lydell/node-pty';
import { floodText } from './flood-lines.ts';
import { nodeFlagsOfMlx, nodeOfMlx } from './mlx.ts';
import { missing, type Report } from './report.ts';
import type { FloodFigures } from './screen-flood.ts';
import { temporaryFolder } from './temporary-folder.ts';

const program = fileURLToPath(new URL('screen-flood.ts', import.meta.url));

interface Subject {
  what: string;
  figures: FloodFigures;
}

/** Followers of a file that Linux distributions have. */
const followers = [
  { name: 'less', words: ['-R', '+F'] },
  { name: 'lnav', words: ['-q'] },
] as const;

/**
 * What the screen of a log costs while lines come: bytes to the terminal, share of a core, and the time from a key to its frame,
 * at 200×50 and in real time; against an application of Ink's that shows the same lines, and followers of a file in a terminal.
 */
export async function logScreen(seconds: number, rate: number): Promise<Report> {
  const slow = 10;
  const subjects: Subject[] = [
    { what: 'mlx, flood', figures: await flood('mlx', rate, seconds) },
    { what: 'Ink, flood', figures: await flood('ink', rate, seconds) },
    { what: `mlx, ${slow} lines/s`, figures: await flood('mlx', slow, seconds) },
    { what: `Ink, ${slow} lines/s`, figures: await flood('ink', slow, seconds) },
    { what: 'mlx, idle', figures: await flood('mlx', 0, seconds) },
  ];
  const notes = ['Share of a core: of the whole process with its store, without copying the lines that are fed.'];
  for (const { name, words } of followers) {
    if (!(await isInstalled(name))) {
      notes.push(missing(name, 'it is not installed'));
      continue;
    }
    subjects.push({ what: `${name}, flood`, figures: await followFile([name, ...words], rate, seconds) });
    subjects.push({ what: `${name}, ${slow} lines/s`, figures: await followFile([name, ...words], slow, seconds) });
  }
  const of = (what: string) => subjects.find((subject) => subject.what === what)?.figures;
  const flooded = of('mlx, flood');
  return {
    name: 'log-screen',
    title: `The screen of a log at 200×50, ${rate} lines/s for ${seconds} s`,
    measures: [],
    tables: [
      {
        heads: ['', 'lines/s', 'KiB/s', 'of a core', 'key to frame p50', 'p95'],
        rows: subjects.map(({ what, figures }) => [
          what,
          figures.linesPerSecond.toFixed(0),
          (figures.bytesPerSecond / 1024).toFixed(1),
          `${(figures.cpu * 100).toFixed(1)} %`,
          milliseconds(figures.keys, 0.5),
          milliseconds(figures.keys, 0.95),
        ]),
      },
    ],
    goals: [
      { what: 'bytes in the flood', most: 32, measured: (flooded?.bytesPerSecond ?? Number.NaN) / 1024, unit: 'KiB/s' },
      { what: 'share of a core in the flood', most: 15, measured: (flooded?.cpu ?? Number.NaN) * 100, unit: '%' },
      { what: 'key to frame in the flood, p95', most: 40, measured: part(flooded?.keys ?? [], 0.95), unit: 'ms' },
      {
        what: `bytes at ${slow} lines/s`,
        most: 4,
        measured: (of(`mlx, ${slow} lines/s`)?.bytesPerSecond ?? Number.NaN) / 1024,
        unit: 'KiB/s',
      },
      { what: 'bytes when idle', most: 0, measured: of('mlx, idle')?.bytesPerSecond ?? Number.NaN, unit: 'bytes/s' },
      { what: 'share of a core when idle', most: 1, measured: (of('mlx, idle')?.cpu ?? Number.NaN) * 100, unit: '%' },
    ],
    notes,
  };
}

async function flood(painter: 'mlx' | 'ink', rate: number, seconds: number): Promise<FloodFigures> {
  const words = [...nodeFlagsOfMlx(), program, painter, String(rate), String(seconds)];
  const { stdout } = await promisify(execFile)(nodeOfMlx(), words, { env: { ...process.env, NODE_ENV: 'production' } });
  return JSON.parse(stdout) as FloodFigures;
}

/** A follower in a terminal, on a file that grows. Its keys are not its own while it follows, so none are pressed. */
async function followFile(command: readonly string[], rate: number, seconds: number): Promise<FloodFigures> {
  await using folder = await temporaryFolder({ 'train.log': `${floodText(0)}\n` });
  const file = join(folder.root, 'train.log');
  const [name = '', ...words] = command;
  const child = spawn(name, [...words, file], { cols: 200, rows: 50, env: { ...process.env, TERM: 'xterm-256color' } });
  let bytes = 0;
  child.onData((written) => {
    bytes += Buffer.byteLength(written);
  });
  await wait(500);
  const [begun, before, cpu] = [performance.now(), bytes, cpuSeconds(child.pid)];
  let made = 0;
  while (performance.now() - begun < seconds * 1000) {
    const due = Math.floor(((performance.now() - begun) / 1000) * rate);
    await appendFile(file, Array.from({ length: due - made }, (_, index) => `${floodText(made + index)}\n`).join(''));
    made = due;
    await wait(1000 / 15);
  }
  const passed = (performance.now() - begun) / 1000;
  const figures = {
    linesPerSecond: made / passed,
    bytesPerSecond: (bytes - before) / passed,
    cpu: (cpuSeconds(child.pid) - cpu) / passed,
    keys: [],
  };
  child.kill('SIGKILL');
  return figures;
}

/** Seconds of processor time that a process has used, where the system tells. */
function cpuSeconds(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /su, '')
      .split(' ');
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return Number.NaN;
  }
}

async function isInstalled(name: string): Promise<boolean> {
  try {
    await promisify(execFile)(name, ['--version']);
    return true;
  } catch {
    return false;
  }
}

function milliseconds(times: readonly number[], share: number): string {
  return times.length === 0 ? '' : `${part(times, share).toFixed(1)} ms`;
}

function part(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
