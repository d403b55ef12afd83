import type { Input } from '../keys/input.ts';
import type { LogMode } from '../logs/state/log-mode.ts';
import type { State } from './state.ts';

/** Keys that lead away from a log that has the others: in its band, and in full size. */
const leading = {
  band: ['tab', 'shift+tab', '1', '2', '3', '4', 'i', '`', 'z', '%', 'ctrl+c'],
  full: ['%', 'ctrl+c'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** Whether a key or paste is the log's. `mode` is what keys mean there; absent where no log is shown. */
export function isForLog(input: Input, { focus, zoomed, overlay }: State, mode: LogMode | undefined): boolean {
  if (input.kind === 'mouse' || mode === undefined || focus !== 'log' || overlay) return false;
  if (mode !== 'browse' || input.kind === 'paste') return true;
  const kept: readonly string[] = zoomed ? leading.full : leading.band;
  return !kept.includes(input.key);
}
