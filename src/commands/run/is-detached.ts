import type { Input } from '../command.ts';
import { isOn } from '../read-input.ts';

/** Whether a run is only to be started. */
export function isDetached(input: Input): boolean {
  return isOn(input, 'detach') || input.flags['follow'] === false;
}
