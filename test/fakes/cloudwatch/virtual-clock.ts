import type { Clock } from '../../../src/logs/clock.ts';
import { seededRandom } from './random.ts';

/** How often somebody may wait without time going on before that counts as spinning. */
const mostStandstill = 100_000;

/** What this machine's clock says when the virtual one begins, milliseconds since 1970. */
const machineStart = Date.UTC(2026, 5, 1);

/**
 * A clock that stands still while anybody works, and jumps to the next one who waits as soon as all do: hours pass in
 * milliseconds, and always in the same order. Waits are refused where time no longer passes because somebody spins.
 */
export function virtualClock(seed: string | number = 0): Clock {
  const random = seededRandom('clock', seed);
  const sleepers = sleeperQueue();
  let now = 0;
  let standstill = 0;
  let isRunning = false;

  const step = (): void => {
    const sleeper = sleepers.next();
    if (sleeper === undefined) {
      isRunning = false;
      return;
    }
    standstill = sleeper.at > now ? 0 : standstill + 1;
    now = sleeper.at;
    sleeper.wake();
    setImmediate(step);
  };

  return {
    elapsed: () => now,
    now: () => machineStart + now,
    random: random.next,
    wait: async (ms, signal) => {
      signal?.throwIfAborted();
      if (standstill > mostStandstill) throw new Error(`somebody waits for no time again and again, at ${now} ms`);
      await new Promise<void>((resolve, reject) => {
        const sleeper = sleepers.add(now + Math.max(0, ms), resolve);
        signal?.addEventListener(
          'abort',
          () => {
            sleeper.isGone = true;
            reject(signal.reason as Error);
          },
          { once: true },
        );
        if (isRunning) return;
        isRunning = true;
        setImmediate(step);
      });
    },
  };
}

interface Sleeper {
  at: number;
  /** Those who wait for the same time are woken in the order in which they began. */
  order: number;
  wake: () => void;
  isGone: boolean;
}

interface SleeperQueue {
  add(at: number, wake: () => void): Sleeper;
  next(): Sleeper | undefined;
}

/** A binary heap. */
function sleeperQueue(): SleeperQueue {
  const heap: Sleeper[] = [];
  let order = 0;

  const isBefore = (a: number, b: number): boolean => {
    const [left, right] = [heap[a], heap[b]];
    if (!left || !right) return left !== undefined;
    return left.at === right.at ? left.order < right.order : left.at < right.at;
  };
  const swap = (a: number, b: number): void => {
    [heap[a], heap[b]] = [heap[b] as Sleeper, heap[a] as Sleeper];
  };
  const rise = (from: number): void => {
    for (let at = from; at > 0;) {
      const parent = (at - 1) >> 1;
      if (!isBefore(at, parent)) return;
      swap(at, parent);
      at = parent;
    }
  };
  const sink = (): void => {
    for (let at = 0; ;) {
      const child = isBefore(2 * at + 2, 2 * at + 1) ? 2 * at + 2 : 2 * at + 1;
      if (child >= heap.length || !isBefore(child, at)) return;
      swap(at, child);
      at = child;
    }
  };
  const take = (): Sleeper | undefined => {
    if (heap.length > 1) swap(0, heap.length - 1);
    const first = heap.pop();
    sink();
    return first;
  };

  return {
    add(at, wake) {
      const sleeper = { at, order: order++, wake, isGone: false };
      heap.push(sleeper);
      rise(heap.length - 1);
      return sleeper;
    },
    next() {
      let first = take();
      while (first?.isGone) first = take();
      return first;
    },
  };
}
