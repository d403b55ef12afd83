import { describe, expect, it } from 'vitest';
import { packageRoot } from '../../src/base/package-root.ts';
import { workerEntry } from '../../src/base/worker-entry.ts';

describe('where a thread begins', () => {
  it('is beside the module that starts it, where that is a source', () => {
    const url = workerEntry('./tally-worker.ts', 'file:///mlx/src/tally/open-tally.ts');
    expect(url.href).toBe('file:///mlx/src/tally/tally-worker.ts');
  });

  it('is an entry point of the bundle, from whichever chunk it is started', () => {
    const url = workerEntry('./tally-worker.ts', 'file:///mlx/dist/chunks/open-tally-ABC.mjs');
    expect(url.pathname).toBe(`${packageRoot()}/dist/tally-worker.mjs`);
  });
});
