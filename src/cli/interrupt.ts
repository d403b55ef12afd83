/** Ctrl-C and its kin as a signal: the first lets the verb let go, the second ends the process at once. */
export interface Interrupt {
  signal: AbortSignal;
  close: () => void;
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const exitCodeOfInterrupt = 130;

export function onInterrupt(): Interrupt {
  const controller = new AbortController();
  const listener = () => {
    if (controller.signal.aborted) process.exit(exitCodeOfInterrupt);
    controller.abort();
  };
  for (const name of signals) process.on(name, listener);
  return {
    signal: controller.signal,
    close: () => {
      for (const name of signals) process.off(name, listener);
    },
  };
}
