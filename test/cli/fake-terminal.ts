import { Readable } from 'node:stream';
import type { Terminal } from '../../src/cli/terminal.ts';

/** A terminal that keeps what is written. */
export interface FakeTerminal extends Terminal {
  printed: { out: string; err: string };
}

export function fakeTerminal(
  more: { isTerminal?: boolean; columns?: number; env?: Terminal['env']; cwd?: string; input?: string } = {},
): FakeTerminal {
  const { isTerminal = false, columns = 80, env = {}, cwd = '/', input = '' } = more;
  const printed = { out: '', err: '' };
  const output = (name: 'out' | 'err') => ({
    write: (text: string) => {
      printed[name] += text;
    },
    drained: () => Promise.resolve(),
    isTerminal,
    columns: () => columns,
  });
  return {
    cwd,
    env,
    out: output('out'),
    err: output('err'),
    interactive: false,
    input: Readable.from([input]),
    printed,
  };
}
