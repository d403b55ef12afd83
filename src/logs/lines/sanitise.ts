import { lastState } from './carriage-return.ts';
import { neutralise } from './neutralise.ts';

/**
 * One line of a log, safe to paint: what a carriage return (or `#015`, as SageMaker writes it) overwrites is gone, and the rest
 * is as `neutralise` leaves it. To sanitise twice changes nothing.
 */
export function sanitise(text: string): string {
  let safe = neutralise(lastState(text));
  // What was parted by a sequence that is gone now may read `#015` only now.
  while (safe.includes('#015')) {
    const next = neutralise(lastState(safe));
    if (next === safe) break;
    safe = next;
  }
  return safe;
}
