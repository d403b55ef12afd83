import { linesPerSecond } from './lines-per-second.ts';
import type { LogState } from './log-state.ts';

/** Whether something that is shown changes with time alone. */
export function needsTick(state: LogState): boolean {
  const current = Math.floor(state.now / 1000);
  const isCounting = linesPerSecond(state) > 0 || (state.arrivals.at(-1)?.second ?? 0) >= current;
  return (
    isCounting || state.reading?.trouble !== undefined || (state.layout.times === 'ago' && state.span !== undefined)
  );
}
