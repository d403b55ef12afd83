import type { Readable } from 'node:stream';
import type { Env } from '../base/env.ts';
import type { Host, OpenLogs, OpenSession } from '../commands/command.ts';

/** What the command line has around it. Tests pass their own. */
export interface Terminal {
  cwd: string;
  env: Env;
  out: Output;
  err: Output;
  input: Readable;
  /** True where a person can answer. */
  interactive: boolean;
  /** Takes the whole screen; absent where input or output is no terminal. */
  openSession?: OpenSession;
  /** The keys of these screens. */
  keysPage?: Host['keysPage'];
  /** The same for a log alone. */
  openLogs?: OpenLogs;
}

export interface Output {
  write: (text: string) => void;
  /** Resolves when all that was written has left, or nearly. */
  drained: () => Promise<void>;
  isTerminal: boolean;
  /** Columns now; a terminal may be resized at any time. */
  columns: () => number;
}
