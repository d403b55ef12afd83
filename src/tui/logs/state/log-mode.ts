import type { LogState, Overlay } from './log-state.ts';

/** What keys mean: looking at lines, or answering what stands in front of them. */
export type LogMode = 'browse' | Overlay['kind'];

export function logModeOf({ overlay }: Pick<LogState, 'overlay'>): LogMode {
  return overlay?.kind ?? 'browse';
}
