import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { homeFiles } from './log-followers.ts';
import { mlx } from './mlx.ts';
import type { Report } from './report.ts';
import { startScene } from './scene-process.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { watchTerminal } from './watched-terminal.ts';

/** Lines of an hour at 500 lines a second. */
const hour = 3600 * 500;
const hosts = 10;
const mib = 1024 ** 2;

/**
 * What the screen of a log holds after as many lines as an hour of flood brings, told in a shorter time: all its threads together,
 * whole and as it grows from each fifth to the next.
 */
export async function logSoak(seconds: number, share: number): Promise<Report> {
  const lines = hour * share;
  const rate = lines / seconds / hosts;
  await using home = await temporaryFolder(homeFiles);
  await using scene = await startScene({ hosts, rate, before: 1_000, after: seconds * 1000 });
  const env = {
    PATH: process.env['PATH'],
    HOME: home.root,
    MLX_CACHE: join(home.root, 'cache'),
    AWS_CONFIG_FILE: join(home.root, 'config'),
    AWS_PROFILE: 'bench',
    AWS_ENDPOINT_URL: scene.url,
    AWS_EC2_METADATA_DISABLED: 'true',
  };
  const terminal = watchTerminal([mlx, 'logs', scene.arn, '--on', 'bench'], { cwd: home.root, env });
  const held: number[] = [];
  try {
    await terminal.shows(/algo-\d+/u);
    for (let part = 0; part < 5; part += 1) {
      await wait((seconds * 1000) / 5);
      held.push(terminal.memory() / mib);
    }
  } finally {
    await terminal.end();
  }
  const [, second = Number.NaN] = held;
  const last = held.at(-1) ?? Number.NaN;
  return {
    name: 'log-soak',
    title: `mlx logs at 200×50 while ${(lines / 1e6).toFixed(1)} million lines come in ${seconds} s`,
    measures: [],
    tables: [
      {
        heads: ['', ...held.map((_, part) => `after ${((part + 1) / 5).toFixed(1)}`)],
        rows: [['resident', ...held.map((each) => `${each.toFixed(0)} MB`)]],
      },
    ],
    goals: [
      { what: 'memory at the end', most: 200, measured: last, unit: 'MB' },
      { what: 'growth over the last three fifths', most: 20, measured: last - second, unit: 'MB' },
    ],
    notes: ['resident memory of the process with all its threads; 20 MB are what a garbage collector may owe'],
  };
}
