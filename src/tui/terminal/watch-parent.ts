/** Milliseconds between two looks. */
const lookEvery = 1000;

/** Calls back when the process that started this one is gone: nobody tells a screen whose shell was killed that it is no longer wanted. */
export function watchParent(onGone: () => void): { close: () => void } {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    onGone();
  }, lookEvery);
  timer.unref();
  return { close: () => clearInterval(timer) };
}
