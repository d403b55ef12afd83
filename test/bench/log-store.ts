import { execFile } from 'node:child_process';
import { createWriteStream, readFileSync } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { spawn } from '@lydell/node-pty';
import { options } from '../../src/tools/build.ts';
import type { Filled } from './fill-log-store.ts';
import { logText } from './log-lines.ts';
import { nodeFlagsOfMlx, nodeOfMlx } from './mlx.ts';
import { missing, type Report } from './report.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** What one program took for one search. */
interface Row {
  what: string;
  lines: number;
  found: number;
  milliseconds: number;
  memory: number;
  blocked?: number;
  rate?: number;
}

/**
 * Memory of a store with so many lines, and how long searches in it take that look at every line; against pagers that search a
 * file of the same lines for the same.
 */
export async function logStore(sizes: readonly number[]): Promise<Report> {
  await using folder = await temporaryFolder({ 'package.json': '{ "type": "module" }' });
  const program = await bundled(folder.root);
  const notes = [
    'A regular expression that only the last line matches; lnav reads and indexes the file before, less reads it meanwhile, mlx has done both as the lines came.',
    'Longest block: the most that the thread of the keys worked without hearing any.',
  ];
  const rows: Row[] = [];
  for (const lines of sizes) {
    rows.push(...(await mlxRows(program, lines)));
    const file = await fileOf(join(folder.root, `${lines}.log`), lines);
    for (const { name, look } of pagers) {
      if (await isInstalled(name))
        rows.push({ what: name, lines, found: 1, ...(await look(file, lines, folder.root)) });
      else notes.push(missing(name, 'it is not installed'));
    }
  }
  return {
    name: 'log-store',
    title: `A store of ${sizes.map(inMillions).join(' and ')} million lines`,
    measures: [],
    tables: [
      {
        heads: ['', 'million lines', 'found', 'ms', 'longest block', 'MB', 'lines/s added'],
        rows: rows.map(({ what, lines, found, milliseconds, memory, blocked, rate }) => [
          what,
          inMillions(lines),
          String(found),
          milliseconds.toFixed(0),
          blocked === undefined ? '' : `${blocked.toFixed(1)} ms`,
          memory.toFixed(0),
          rate === undefined ? '' : rate.toFixed(0),
        ]),
      },
    ],
    goals: sizes.flatMap((size) =>
      goalsFor(rows.filter(({ what, lines }) => lines === size && what.startsWith('mlx'))),
    ),
    notes,
  };
}

function goalsFor(rows: readonly Row[]): Report['goals'] {
  const lines = rows[0]?.lines ?? 0;
  const size = `${inMillions(lines)} million lines`;
  return [
    {
      what: `memory, ${size}`,
      most: lines > 1_000_000 ? 300 : 200,
      measured: rows[0]?.memory ?? Number.NaN,
      unit: 'MB',
    },
    {
      what: `every search, ${size}`,
      most: 5_000,
      measured: Math.max(...rows.map((row) => row.milliseconds)),
      unit: 'ms',
    },
    {
      what: `longest block, ${size}`,
      most: 16,
      measured: Math.max(...rows.map(({ blocked = 0 }) => blocked)),
      unit: 'ms',
    },
    {
      what: `searches that found nothing, ${size}`,
      most: 0,
      measured: rows.filter(({ found }) => found === 0).length,
      unit: '',
    },
  ];
}

async function mlxRows(program: string, lines: number): Promise<Row[]> {
  const { stdout } = await promisify(execFile)(nodeOfMlx(), [...nodeFlagsOfMlx(), program, String(lines)]);
  const { rate, memory, searches } = JSON.parse(stdout) as Filled;
  return searches.map((search) => ({ ...search, what: `mlx, ${search.what}`, lines, rate, memory }));
}

/** As mlx is shipped: Node needs memory of its own for TypeScript. */
async function bundled(root: string): Promise<string> {
  const fill = fileURLToPath(new URL('fill-log-store.ts', import.meta.url));
  const outdir = join(root, 'dist');
  await build({ ...options, entryPoints: [fill, 'src/logs/store/filters/filter-worker.ts'], outdir, write: true });
  return join(outdir, 'fill-log-store.mjs');
}

async function fileOf(path: string, lines: number): Promise<string> {
  const file = createWriteStream(path);
  for (let from = 0; from < lines; from += 10_000) {
    const texts = Array.from({ length: Math.min(10_000, lines - from) }, (_, index) => `${logText(from + index)}\n`);
    if (!file.write(texts.join(''))) await once(file, 'drain');
  }
  file.end();
  await once(file, 'finish');
  return path;
}

type Looked = Pick<Row, 'milliseconds' | 'memory'>;

const pagers: readonly { name: string; look: (file: string, lines: number, home: string) => Promise<Looked> }[] = [
  {
    name: 'less',
    look: (file, lines, home) => look(['less', '-n', '-S', `+/step ${lines - 1} loss=0\\.[0-9]+`, file], lines, home),
  },
  {
    name: 'lnav',
    look: (file, lines, home) =>
      look(['lnav', '-n', '-c', `:filter-in step ${lines - 1} loss=0\\.\\d+`, file], lines, home),
  },
];

/** How long a pager in a terminal takes until it shows the last line. */
async function look([name = '', ...words]: readonly string[], lines: number, home: string): Promise<Looked> {
  const env = { ...process.env, TERM: 'xterm-256color', HOME: home, XDG_CONFIG_HOME: home };
  const began = performance.now();
  const child = spawn(name, words, { cols: 200, rows: 50, env });
  const { promise, resolve, reject } = Promise.withResolvers<Looked>();
  let memory = 0;
  let shown = '';
  const watch = setInterval(() => (memory = Math.max(memory, mostMemory(child.pid))), 20);
  child.onData((written) => {
    shown = `${shown}${written}`.slice(-20_000);
    memory = Math.max(memory, mostMemory(child.pid));
    // Colours of the match may stand within the line.
    if (plain(shown).includes(`step ${lines - 1} loss=`)) resolve({ milliseconds: performance.now() - began, memory });
  });
  child.onExit(() => setTimeout(() => reject(new Error(`${name} has not found the last line: ${shown}`)), 500));
  try {
    return await promise;
  } finally {
    clearInterval(watch);
    child.kill('SIGKILL');
  }
}

function plain(text: string): string {
  // oxlint-disable-next-line no-control-regex -- it is what colours begin with
  return text.replaceAll(/\u001B\[[\d;:?]*[A-Za-z]|\u001B[()]B|\r/gu, '');
}

/** Megabytes that a process had at most, where the system tells. */
function mostMemory(pid: number): number {
  try {
    return Number(/^VmHWM:\s+(\d+) kB$/mu.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
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

function inMillions(lines: number): string {
  return String(lines / 1_000_000);
}
