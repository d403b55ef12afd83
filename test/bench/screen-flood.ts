import { setImmediate as turn } from 'node:timers/promises';
import { inkScreen } from './ink-log-screen.ts';
import { floodBatch, floodStreams, laterBatch } from './flood-lines.ts';
import { type FloodScreen, mlxScreen } from './mlx-log-screen.ts';

/** What a screen wrote and took while lines came at some rate; of one core. */
export interface FloodFigures {
  linesPerSecond: number;
  bytesPerSecond: number;
  /** Share of a core, without what copying the lines took. */
  cpu: number;
  /** Milliseconds from when a key was due to the end of its frame. */
  keys: readonly number[];
}

const size = { columns: 200, rows: 50 };
/** How often lines come together, as the thread that reads tells them. */
const batchesPerSecond = 15;
/** Milliseconds between two keys, in step with nothing else. */
const keyEvery = 187;

const [painter = '', rate = '', seconds = ''] = process.argv.slice(2);
const screen: FloodScreen = painter === 'ink' ? inkScreen(size) : mlxScreen(size);
screen.open(floodStreams);
await turn();

/** Half a second warms up and is not counted. */
const warm = 500;
const keys: number[] = [];
let made = 0;
let copyingMicroseconds = 0;

/** Made beforehand, as in `mlx logs` another thread makes them. */
const perBatch = Math.max(1, Math.round(Number(rate) / batchesPerSecond));
const batches = Array.from({ length: 2 * batchesPerSecond }, (_, index) => floodBatch(index * perBatch, perBatch));
const feedingSince = performance.now();

const feeding = setInterval(() => {
  const due = ((performance.now() - feedingSince) / 1000) * Number(rate);
  while (made + perBatch <= due) {
    const before = process.cpuUsage();
    const [batch] = batches.slice((made / perBatch) % batches.length);
    const copy = batch && laterBatch(batch, made, Date.now());
    const took = process.cpuUsage(before);
    copyingMicroseconds += took.user + took.system;
    made += perBatch;
    if (copy) screen.feed(copy);
  }
}, 1000 / batchesPerSecond);
if (rate === '0') clearInterval(feeding);

setTimeout(() => {
  const [begun, bytes, lines, copying, cpu] = [
    performance.now(),
    screen.bytes(),
    made,
    copyingMicroseconds,
    process.cpuUsage(),
  ];
  let due = begun + keyEvery;
  const press = () => {
    const planned = due;
    due += keyEvery;
    screen.key(keys.length % 2 === 0 ? '/' : 'esc', () => keys.push(performance.now() - planned));
    pressing = setTimeout(press, Math.max(0, due - performance.now()));
  };
  // Idle is idle of keys too.
  let pressing = rate === '0' ? undefined : setTimeout(press, due - performance.now());
  setTimeout(
    () => {
      clearInterval(feeding);
      clearTimeout(pressing);
      const passed = (performance.now() - begun) / 1000;
      const used = process.cpuUsage(cpu);
      const figures: FloodFigures = {
        linesPerSecond: (made - lines) / passed,
        bytesPerSecond: (screen.bytes() - bytes) / passed,
        cpu: (used.user + used.system - (copyingMicroseconds - copying)) / 1e6 / passed,
        keys,
      };
      process.stdout.write(`${JSON.stringify(figures)}\n`, () => process.exit(0));
    },
    Number(seconds) * 1000,
  );
}, warm);
