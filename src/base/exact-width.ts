import { createRequire } from 'node:module';
import type stringWidth from 'string-width';

const load = createRequire(import.meta.url);

/**
 * Columns that any text takes in a terminal. What this is counted with is loaded when first needed: its tables of Unicode would
 * double the time that `mlx help` takes.
 */
export function exactWidthOf(text: string): number {
  const { default: exact } = load('string-width') as { default: typeof stringWidth };
  return exact(text);
}
