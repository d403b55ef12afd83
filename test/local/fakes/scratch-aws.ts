import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLogStore } from '../../../src/local/cloudwatch/log-store.ts';
import type { Embedded } from '../../../src/local/embedded.ts';
import { homeAt } from '../../../src/local/home.ts';
import { openObjectStore } from '../../../src/local/s3/object-store.ts';
import { openState } from '../../../src/local/state.ts';
import { memoryBook, type MemoryBook } from './memory-book.ts';

/** An embedded AWS in a folder of its own, whose clock and jobs the test moves. */
export interface ScratchAws extends Embedded, Disposable {
  jobs: MemoryBook;
  /** Milliseconds since 1970; where the clock stands. */
  clock: { at: number };
}

export function scratchAws(): ScratchAws {
  const folder = mkdtempSync(join(tmpdir(), 'mlx-test-'));
  const home = homeAt(join(folder, '.mlx'), { MLX_CACHE: join(folder, 'cache') });
  const clock = { at: Date.UTC(2026, 0, 15, 12) };
  const now = (): number => clock.at;
  const state = openState(home);
  return {
    home,
    state,
    identity: { account: '000000000000', region: 'eu-west-1', partition: 'aws' },
    objects: openObjectStore({ state, folder: home.objects, now }),
    logs: openLogStore({ state }),
    jobs: memoryBook(now),
    now,
    wake: () => undefined,
    clock,
    [Symbol.dispose]() {
      state.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
