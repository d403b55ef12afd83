import { mild } from '../fakes/cloudwatch/hosts.ts';
import { findFollowers, follow, homeFiles } from './log-followers.ts';
import { openLogScene } from './log-scene.ts';
import { missing, type Report } from './report.ts';
import { spreadOf } from './spread.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** Milliseconds for which the hosts had written. */
const before = 60_000;

/** Milliseconds that the slowest follower has to show something. */
const patience = 120_000;

/** How long each follower takes from its start to the first line of a job of ten hosts that runs already, one after the other. */
export async function firstLine(rounds: number): Promise<Report> {
  const { followers, missing: absent } = await findFollowers();
  const times = followers.map((): number[] => []);
  for (let round = 0; round <= rounds; round += 1) {
    for (const [index, follower] of followers.entries()) {
      await using home = await temporaryFolder(homeFiles);
      const hosts = Array.from({ length: 10 }, () => ({ ...mild, identical: 0 }));
      await using scene = await openLogScene({ hosts, before, after: patience, seed: round });
      const { lines, started } = await follow(follower, scene, { home: home.root, enough: 1 });
      // The first round fills the caches.
      if (round > 0) times[index]?.push((lines[0]?.at ?? Infinity) - started);
    }
  }
  const measures = followers.map(({ what }, index) => ({
    what,
    unit: 'ms' as const,
    value: spreadOf(times[index] ?? []),
  }));
  return {
    name: 'logs-first',
    title: `From the start of the program to the first line of a log, ${rounds} rounds`,
    measures,
    goals: [{ what: 'mlx logs', most: 1_000, measured: measures[0]?.value.median ?? Number.NaN, unit: 'ms' }],
    notes: absent.map(([peer, reason]) => missing(peer, reason)),
  };
}
