import type { Level } from '../../logs/line.ts';

/** Levels of lines, the lowest first. */
export const levels = ['debug', 'info', 'warning', 'error'] as const satisfies readonly Level[];
