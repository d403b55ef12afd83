import type { Omitted } from './call.ts';

/** Whether a value stands for one that was not kept. */
export function isOmitted(value: unknown): value is Omitted {
  return typeof value === 'object' && value !== null && '$omitted' in value && typeof value.$omitted === 'string';
}
