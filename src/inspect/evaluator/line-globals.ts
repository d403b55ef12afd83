import type { LineConsole } from './line-console.ts';
import type { LineTimers } from './line-timers.ts';

/**
 * What lines find besides JavaScript's own names: what every runtime has. Nothing that reaches into the process or onto the
 * network is among it: AWS is called through mlx, which notes each call and knows what may not be changed.
 */
export function lineGlobals({ console }: LineConsole, timers: LineTimers): Readonly<Record<string, unknown>> {
  return {
    console,
    ...timers.globals,
    structuredClone,
    URL,
    URLSearchParams,
    TextEncoder,
    TextDecoder,
    Buffer,
    atob,
    btoa,
    AbortController,
    AbortSignal,
    Event,
    EventTarget,
    Blob,
    performance,
    crypto,
  };
}

/** Names that people expect of Node and that lines don't have. */
export const namesThatLinesLack: readonly string[] = ['process', 'require', 'module', 'exports', 'fetch'];
