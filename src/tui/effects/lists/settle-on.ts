/** Milliseconds for which a thing must be selected before it is looked at, so that moving past things reads nothing. */
const usual = 60;

/** Does `work` for the newest item alone, once none has come after it for a moment; what is under way for others is aborted. */
export function settleOn<T>(
  session: AbortSignal,
  work: (item: T, signal: AbortSignal) => void,
  settled = usual,
): (item: T) => void {
  let current = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const letGo = () => {
    clearTimeout(timer);
    current.abort();
  };
  session.addEventListener('abort', letGo);
  return (item) => {
    letGo();
    current = new AbortController();
    const { signal } = current;
    timer = setTimeout(() => work(item, signal), settled);
  };
}
