/** Timers for lines. */
export interface LineTimers {
  globals: Readonly<Record<string, unknown>>;
  /** Ends all that are still set. */
  close: () => void;
}

type Callback = (...given: unknown[]) => unknown;

/** `call` is given what a timer is to do, each time. */
export function openLineTimers(call: (work: () => unknown) => void): LineTimers {
  const timeouts = new Set<NodeJS.Timeout>();
  const immediates = new Set<NodeJS.Immediate>();
  const clear = (timer: NodeJS.Timeout | number | undefined) => {
    clearTimeout(timer);
    if (typeof timer === 'object') timeouts.delete(timer);
  };
  const clearAtOnce = (immediate: NodeJS.Immediate | undefined) => {
    clearImmediate(immediate);
    if (immediate) immediates.delete(immediate);
  };
  const globals = {
    setTimeout: (callback: unknown, ms?: number, ...given: unknown[]) => {
      const work = callable(callback);
      const timer = setTimeout(() => {
        timeouts.delete(timer);
        call(() => work(...given));
      }, ms);
      timeouts.add(timer);
      return timer;
    },
    setInterval: (callback: unknown, ms?: number, ...given: unknown[]) => {
      const work = callable(callback);
      const timer = setInterval(() => call(() => work(...given)), ms);
      timeouts.add(timer);
      return timer;
    },
    setImmediate: (callback: unknown, ...given: unknown[]) => {
      const work = callable(callback);
      const immediate = setImmediate(() => {
        immediates.delete(immediate);
        call(() => work(...given));
      });
      immediates.add(immediate);
      return immediate;
    },
    queueMicrotask: (callback: unknown) => {
      const work = callable(callback);
      queueMicrotask(() => call(work));
    },
    clearTimeout: clear,
    clearInterval: clear,
    clearImmediate: clearAtOnce,
  };
  return {
    globals,
    close: () => {
      timeouts.forEach(clear);
      immediates.forEach(clearAtOnce);
    },
  };
}

function callable(callback: unknown): Callback {
  if (typeof callback !== 'function') throw new TypeError('The first argument must be a function');
  return callback as Callback;
}
