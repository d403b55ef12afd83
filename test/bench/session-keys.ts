import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { nodeOfMlx } from './mlx.ts';
import type { Goal, Report } from './report.ts';
import { sessionScene } from './session-scene.ts';
import { watchTerminal, type WatchedTerminal } from './watched-terminal.ts';

interface Figures {
  what: string;
  /** Milliseconds from a key to the first byte of what it changes. */
  moves: readonly number[];
  typed: readonly number[];
  palette: readonly number[];
  /** Bytes of one move. */
  bytes: number;
  idleBytes: number;
  /** Share of a core, its children included. */
  idleCpu: number;
  memory: number;
}

const sizes = [
  { columns: 200, rows: 50 },
  { columns: 80, rows: 24 },
];

/** How soon a session answers keys, what that writes, and what it costs while nothing happens; beside it a plain list of Ink's. */
export async function sessionKeys(presses: number, idleSeconds: number): Promise<Report> {
  await using scene = await sessionScene(50);
  const rows: Figures[] = [];
  for (const size of sizes) {
    const terminal = scene.open(size);
    await terminal.shows(/hello-\w+/u);
    rows.push(await measured(`mlx, ${size.columns}×${size.rows}`, terminal, presses, idleSeconds));
    const ink = watchTerminal([nodeOfMlx(), fileURLToPath(new URL('ink-list.ts', import.meta.url))], {
      cwd: scene.root,
      env: scene.env,
      size,
    });
    await ink.shows(/hello-/u);
    rows.push(await measured(`a list of Ink's, ${size.columns}×${size.rows}`, ink, presses, 0));
  }
  return {
    name: 'session-keys',
    title: `Keys in a session, ${presses} of each, and ${idleSeconds} s without any`,
    measures: [],
    tables: [{ heads: ['', ...heads], rows: rows.map(rowOf) }],
    goals: rows.filter(({ what }) => what.startsWith('mlx')).flatMap(goalsOf),
    notes: ['from the key written to the terminal to the first byte of what it changes'],
  };
}

const heads = [
  'move p50',
  'p95',
  'bytes a move',
  'letter p50',
  'p95',
  'palette p50',
  'idle bytes/s',
  'idle, of a core',
  'memory',
];

function rowOf({ what, moves, typed, palette, bytes, idleBytes, idleCpu, memory }: Figures): string[] {
  return [
    what,
    ms(part(moves, 0.5)),
    ms(part(moves, 0.95)),
    bytes.toFixed(0),
    ms(part(typed, 0.5)),
    ms(part(typed, 0.95)),
    ms(part(palette, 0.5)),
    Number.isNaN(idleBytes) ? '' : idleBytes.toFixed(0),
    Number.isNaN(idleCpu) ? '' : `${(100 * idleCpu).toFixed(2)} %`,
    `${(memory / 1024 ** 2).toFixed(0)} MB`,
  ];
}

function goalsOf({ what, moves, typed, bytes, idleBytes, idleCpu }: Figures): Goal[] {
  return [
    { what: `${what}: key to paint, p50`, most: 16, measured: part(moves, 0.5), unit: 'ms' },
    { what: `${what}: key to paint, p95`, most: 33, measured: part(moves, 0.95), unit: 'ms' },
    { what: `${what}: letter to paint, p95`, most: 33, measured: part(typed, 0.95), unit: 'ms' },
    { what: `${what}: bytes of a move`, most: 4096, measured: bytes, unit: 'bytes' },
    { what: `${what}: bytes when idle`, most: 0, measured: idleBytes, unit: 'bytes/s' },
    { what: `${what}: share of a core when idle`, most: 1, measured: 100 * idleCpu, unit: '%' },
  ];
}

async function measured(
  what: string,
  terminal: WatchedTerminal,
  presses: number,
  idleSeconds: number,
): Promise<Figures> {
  try {
    await wait(3_000);
    const isOurs = what.startsWith('mlx');
    const before = terminal.bytes();
    const moves = await answered(terminal, presses, (press) => (press % 8 < 4 ? 'j' : 'k'));
    const bytes = (terminal.bytes() - before) / moves.length;
    const palette = isOurs ? await opened(terminal, Math.ceil(presses / 4)) : [];
    if (isOurs) terminal.type('i');
    await wait(500);
    const typed = await answered(terminal, presses, (press) => (press % 20 === 19 ? '\u0015' : 'x'));
    if (isOurs) terminal.type('\u0015\u001d');
    await wait(1_500);
    const [bytesBefore, cpuBefore] = [terminal.bytes(), terminal.cpu()];
    await wait(idleSeconds * 1000);
    return {
      what,
      moves,
      typed: isOurs ? typed : [],
      palette,
      bytes,
      idleBytes: (terminal.bytes() - bytesBefore) / idleSeconds,
      idleCpu: (terminal.cpu() - cpuBefore) / idleSeconds,
      memory: terminal.memory(),
    };
  } finally {
    await terminal.end();
  }
}

/** Presses keys one after the other, each once what the one before changed stands there. The first few are not counted. */
async function answered(
  terminal: WatchedTerminal,
  presses: number,
  keyOf: (press: number) => string,
): Promise<number[]> {
  const times: number[] = [];
  for (let press = 0; press < presses + 8; press += 1) {
    const shown = terminal.shows(/[^]/u, 2_000);
    terminal.type(keyOf(press));
    times.push(await shown);
    await wait(60 + (press % 7) * 13);
  }
  return times.slice(8);
}

async function opened(terminal: WatchedTerminal, presses: number): Promise<number[]> {
  const times: number[] = [];
  for (let press = 0; press <= presses; press += 1) {
    const shown = terminal.shows(/command/u, 5_000);
    terminal.type('\u0010');
    times.push(await shown);
    await wait(100);
    terminal.type('\u001b');
    await wait(250);
  }
  return times.slice(1);
}

function part(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

function ms(value: number): string {
  return Number.isFinite(value) ? `${value.toFixed(1)} ms` : '';
}
