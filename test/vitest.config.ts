import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  resolve: { alias: { mlx: new URL('../src/index.ts', import.meta.url).pathname } },
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    globalSetup: ['test/setup/global.ts'],
    // Most tests wait for processes that they have started, so that two cores serve more than two of them.
    maxWorkers: 4,
    // No module has state, so that files may share what they import.
    isolate: false,
    testTimeout: 30_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 20_000 } },
    // Job and flow files are imported by Node itself, types and all, as mlx imports them.
    server: { deps: { external: [/\.(?:job|flow)\.ts/] } },
    env: { TZ: 'UTC', FORCE_COLOR: '0' },
  },
});
