import { sanitise } from './sanitise.ts';

/**
 * Whose a stream is, safe to paint: `train/algo-1-1700000000` → `algo-1`, which is what follows the prefix of the job's streams,
 * without the seconds at which the host began.
 */
export function hostOf(stream: string, prefix: string): string {
  const rest = stream.startsWith(prefix) ? stream.slice(prefix.length) : stream;
  return sanitise(rest.replace(/-\d{10,13}(?=$|\/)/u, ''));
}
