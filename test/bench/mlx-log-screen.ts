import type { LineBatch } from '../../src/logs/line-batch.ts';
import { openLogStore } from '../../src/logs/store/open-log-store.ts';
import type { LogStream } from '../../src/logs/stream.ts';
import { openLogScreen } from '../../src/tui/logs/open-log-screen.ts';

/** A screen that shows a log and counts its bytes. */
export interface FloodScreen {
  open(streams: readonly LogStream[]): void;
  feed(batch: LineBatch): void;
  /** Presses a key; calls back when the frame that shows it has been written. */
  key(name: string, painted: () => void): void;
  bytes(): number;
}

/** mlx's own, with its store and its painter, as `mlx logs` has them. */
export function mlxScreen({ columns, rows }: { columns: number; rows: number }): FloodScreen {
  let bytes = 0;
  const screen = openLogScreen({
    store: openLogStore(),
    write: (written) => {
      bytes += Buffer.byteLength(written);
      return true;
    },
    area: { top: 0, columns, rows },
    isBand: false,
    theme: () => ({ colours: 'dark', isAscii: false }),
    clock: {
      now: Date.now,
      after: (ms, call) => {
        const timer = setTimeout(call, ms);
        return () => clearTimeout(timer);
      },
    },
    perform: () => undefined,
  });
  return {
    open: (streams) => {
      screen.redraw();
      screen.feed({ kind: 'opened', name: 'train-3', words: ['train-3'], hasSteps: false, status: 'running' });
      for (const stream of streams) screen.feed({ kind: 'stream', stream });
    },
    feed: (batch) => screen.feed({ kind: 'batch', batch }),
    key: (name, painted) => {
      screen.input([{ kind: 'key', key: name, text: name }]);
      painted();
    },
    bytes: () => bytes,
  };
}
