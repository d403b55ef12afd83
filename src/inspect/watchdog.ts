import { Worker } from 'node:worker_threads';

/** Ends code that holds the thread for too long, whatever it waited for before. */
export interface Watchdog {
  /** Watches until the answer is called. `onEnded` is called when something was ended. */
  watch: (onEnded: () => void) => () => void;
  close: () => Promise<void>;
}

/** Milliseconds between two beats of the heart of this thread, and without one until what runs is ended. */
const beatEvery = 250;
const longestSilence = 4000;

/** Sleeps until there is something to watch; then looks whether the heart still beats. Slots: whether to watch, beats. */
const source = `
const { Session } = require('node:inspector');
const { parentPort, workerData } = require('node:worker_threads');
const slots = new Int32Array(workerData.memory);
const session = new Session();
session.connectToMainThread();
for (;;) {
  Atomics.wait(slots, 0, 0);
  const before = Atomics.load(slots, 1);
  Atomics.wait(slots, 1, before, workerData.silence);
  if (Atomics.load(slots, 0) === 1 && Atomics.load(slots, 1) === before) {
    session.post('Runtime.terminateExecution');
    parentPort.postMessage('ended');
    Atomics.wait(slots, 1, before);
  }
}`;

export function openWatchdog(): Watchdog {
  const memory = new SharedArrayBuffer(8);
  const slots = new Int32Array(memory);
  let worker: Worker | undefined;
  let listener: (() => void) | undefined;
  const beat = () => {
    Atomics.add(slots, 1, 1);
    Atomics.notify(slots, 1);
  };
  return {
    watch: (onEnded) => {
      worker ??= makeWorker(memory, () => listener?.());
      listener = onEnded;
      beat();
      Atomics.store(slots, 0, 1);
      Atomics.notify(slots, 0);
      const heart = setInterval(beat, beatEvery);
      return () => {
        clearInterval(heart);
        Atomics.store(slots, 0, 0);
        beat();
      };
    },
    close: async () => {
      await worker?.terminate();
    },
  };
}

function makeWorker(memory: SharedArrayBuffer, onEnded: () => void): Worker {
  const worker = new Worker(source, { eval: true, workerData: { memory, silence: longestSilence } });
  worker.on('message', onEnded);
  worker.unref();
  return worker;
}
