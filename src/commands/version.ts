import { readVersion } from '../base/version.ts';
import type { Run } from './command.ts';

/** `mlx version`. */
export const run: Run = () => Promise.resolve({ value: { kind: 'text', text: readVersion() }, exit: 0 });
