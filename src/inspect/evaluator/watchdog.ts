import { getHeapStatistics } from 'node:v8';
import { Worker } from 'node:worker_threads';

/** Ends code that holds the thread for too long, or fills the memory, whatever it waited for before. */
export interface Watchdog {
  /** Watches closely until the answer is called. */
  watch: () => () => void;
  close: () => Promise<void>;
}

export interface WatchdogOptions {
  /** Milliseconds without a beat of the heart of this thread after which what runs is ended. */
  silence: number;
  /** Bytes by which the process may grow while it is watched. */
  growth?: number;
  onEnded: (why: 'too long' | 'too much memory') => void;
}

/** Milliseconds between two beats, and of the doubt in which a thread that was only suspended can beat. */
const beatEvery = 200;
const doubt = 150;
/** What lines have left behind is given so many times as long: by then mlx itself may have work to do. */
const patience = 8;
/** The share of the heap's limit that the process may come to, and by which it may grow in any case. */
const fullAt = 0.7;
const mayGrow = 0.1;

/** Opens a watchdog that sleeps, its thread too, until it is first to watch. */
export function openWatchdog({ silence, growth, onEnded }: WatchdogOptions): Watchdog {
  const memory = new SharedArrayBuffer(12);
  const slots = new Int32Array(memory);
  let worker: Worker | undefined;
  let heart: NodeJS.Timeout | undefined;
  let watchers = 0;
  const beat = () => {
    Atomics.add(slots, 1, 1);
    Atomics.notify(slots, 1);
  };
  const hear = ({ why, watch }: Ended) => {
    // What was ended has told so by itself in the meantime, where another watch has begun.
    if (watch === Atomics.load(slots, 2)) onEnded(why);
  };
  const begin = () => {
    worker ??= makeWorker({ memory, silence, doubt, patience, limits: limitsOf(growth) }, hear);
    heart ??= setInterval(beat, beatEvery);
    heart.ref();
    watchers += 1;
    Atomics.add(slots, 2, 1);
    Atomics.store(slots, 0, 1);
    Atomics.notify(slots, 0);
    beat();
  };
  const end = () => {
    watchers -= 1;
    if (watchers > 0) return;
    heart?.unref();
    Atomics.store(slots, 0, 2);
    beat();
  };
  return {
    watch: () => {
      begin();
      let isWatched = true;
      return () => {
        if (isWatched) end();
        isWatched = false;
      };
    },
    close: async () => {
      clearInterval(heart);
      await worker?.terminate();
    },
  };
}

interface Ended {
  why: 'too long' | 'too much memory';
  /** How often watching had begun by then. */
  watch: number;
}

interface Given {
  memory: SharedArrayBuffer;
  silence: number;
  doubt: number;
  patience: number;
  limits: { full: number; growth: number };
}

function limitsOf(growth: number | undefined): Given['limits'] {
  const heap = getHeapStatistics().heap_size_limit;
  return growth === undefined ? { full: heap * fullAt, growth: heap * mayGrow } : { full: 0, growth };
}

function makeWorker(given: Given, onEnded: (ended: Ended) => void): Worker {
  const worker = new Worker(source, { eval: true, workerData: given });
  worker.on('message', onEnded);
  worker.unref();
  return worker;
}

/**
 * Looks whether the heart still beats, and how large the process is. Slots: how to watch (0 not at all, 1 closely, 2 patiently),
 * the beats, how often close watching has begun.
 */
const source = `
const { Session } = require('node:inspector');
const { parentPort, workerData } = require('node:worker_threads');
const { memory, silence, doubt, patience, limits } = workerData;
const slots = new Int32Array(memory);
const session = new Session();
session.connectToMainThread();
let begun = 0, base = 0;
const end = (why) => {
  parentPort.postMessage({ why, watch: Atomics.load(slots, 2) });
  session.post('Runtime.terminateExecution');
};
const isFull = () => {
  const size = process.memoryUsage.rss();
  if (begun !== Atomics.load(slots, 2)) { begun = Atomics.load(slots, 2); base = size; }
  return size > Math.max(limits.full, base + limits.growth);
};
for (;;) {
  Atomics.wait(slots, 0, 0);
  const beat = Atomics.load(slots, 1), since = performance.now();
  const isSilent = () => Atomics.load(slots, 1) === beat;
  while (isSilent()) {
    const isClose = Atomics.load(slots, 0) === 1;
    if (isClose && isFull()) { end('too much memory'); base = Infinity; break; }
    if (performance.now() - since > silence * (isClose ? 1 : patience)) {
      Atomics.wait(slots, 1, beat, doubt);
      if (isSilent()) end('too long');
      break;
    }
    Atomics.wait(slots, 1, beat, isClose ? 40 : silence);
  }
}`;
