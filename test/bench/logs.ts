import { lateHost, mild, rough, type HostHabits } from '../fakes/cloudwatch/hosts.ts';
import { figuresOf, type LogFigures } from './log-figures.ts';
import { findFollowers, follow, homeFiles, type Follower, type Shown } from './log-followers.ts';
import { openLogScene, type ScenePlan } from './log-scene.ts';
import { missing, type Goal, type Report } from './report.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** Under which hosts write, and what is measured of it. */
export type Conditions = 'mild' | 'rough' | 'quiet';

/** The same job followed by mlx and its peers at the same time, each in an AWS of its own, for `seconds` after they began. */
export async function followLogs(conditions: Conditions, hosts: number, seconds: number): Promise<Report> {
  const { followers, missing: absent } = await findFollowers();
  const plan = planOf(conditions, hosts, seconds);
  const results = await Promise.all(followers.map((follower) => measure(follower, plan)));
  const [held, unheld] = results;
  return {
    name: `logs-${conditions}`,
    title: `Following ${hosts} hosts for ${seconds} s, ${inWords[conditions]}`,
    measures: [],
    tables: [{ heads: ['', ...heads], rows: results.map(({ what, figures }) => [what, ...cellsOf(figures)]) }],
    goals: held && unheld ? goalsOf(conditions, held.figures, unheld.figures) : [],
    notes: [
      ...results.flatMap(({ what, shown }) =>
        shown.lines.length === 0 ? [`${what} showed nothing: ${shown.complaint}`] : [],
      ),
      ...absent.map(([peer, reason]) => missing(peer, reason)),
    ],
  };
}

const inWords: Readonly<Record<Conditions, string>> = {
  mild: 'who deliver within a second',
  rough: 'who deliver within five seconds, some later, one always 15 s late; others use 30 % of the quotas',
  quiet: 'who write a line in twenty seconds',
};

function planOf(conditions: Conditions, hosts: number, seconds: number): ScenePlan {
  const base = { before: 30_000, after: seconds * 1000, seed: 7 };
  const each = (habits: HostHabits): HostHabits[] =>
    Array.from({ length: hosts }, () => ({ ...habits, identical: 0, bursts: { share: 0, size: [1, 1] } }));
  switch (conditions) {
    case 'mild':
      return { ...base, hosts: each(mild) };
    case 'rough':
      return {
        ...base,
        hosts: [...each(rough).slice(1), ...each(lateHost).slice(0, 1)],
        faults: [{ kind: 'others', use: 0.3, from: 0, until: Infinity }],
      };
    case 'quiet':
      return { ...base, hosts: each({ ...mild, rate: 0.05 }) };
  }
}

async function measure(
  follower: Follower,
  plan: ScenePlan,
): Promise<{ what: string; figures: LogFigures; shown: Shown }> {
  await using home = await temporaryFolder(homeFiles);
  await using scene = await openLogScene(plan);
  const shown = await follow(follower, scene, { home: home.root });
  return { what: follower.what, figures: figuresOf(shown, scene), shown };
}

const heads = ['lost', 'twice', 'shown p50', 'p95', 'out of order', 'calls/min', 'throttled', 'last line', 'exit'];

function cellsOf(figures: LogFigures): string[] {
  const { written, lost, duplicated, waits, inverted, calls, throttled, lastLine, exit } = figures;
  return [
    `${lost} of ${written} (${percent(lost / written)})`,
    String(duplicated),
    seconds(waits.p50),
    seconds(waits.p95),
    percent(inverted),
    calls.toFixed(0),
    String(throttled),
    `${seconds(lastLine)} after the end`,
    exit ? `${exit.code ?? 'killed'} after ${seconds(exit.after)}` : 'never',
  ];
}

function goalsOf(conditions: Conditions, held: LogFigures, unheld: LogFigures): Goal[] {
  const whole: Goal[] = [
    { what: 'lines lost', most: 0, measured: held.lost + unheld.lost, unit: 'lines' },
    { what: 'lines told twice', most: 0, measured: held.duplicated + unheld.duplicated, unit: 'lines' },
  ];
  switch (conditions) {
    case 'mild':
      return [
        ...whole,
        { what: 'lines out of order with a hold of 2 s', most: 0.5, measured: 100 * held.inverted, unit: '%' },
        { what: 'readable → shown, p50', most: 1_200, measured: unheld.waits.p50, unit: 'ms' },
        { what: 'readable → shown, p95', most: 2_500, measured: unheld.waits.p95, unit: 'ms' },
      ];
    case 'rough':
      return whole;
    case 'quiet':
      return [...whole, { what: `calls a minute`, most: 40, measured: held.calls, unit: 'calls' }];
  }
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(share > 0 && share < 0.01 ? 2 : 1)} %`;
}
