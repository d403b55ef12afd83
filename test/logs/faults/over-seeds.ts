import { openReader } from '../../../src/logs/read/open-reader.ts';
import { followHosts, type Followed, type Scenario } from './follow-hosts.ts';

/** Continuous integration takes fewer, which keeps it short. */
const count = Number(process.env['MLX_TEST_SEEDS'] ?? 20);
const seeds = Array.from({ length: count }, (_, index) => index + 1);

/** Calls within ten seconds that half the usual quotas allow, with a second's worth that was saved up. */
const mostCalls = { FilterLogEvents: 56, GetLogEvents: 138, DescribeLogStreams: 138, DescribeLogGroups: 0 };

/** Follows the same scenario with each seed, one after the other. */
export async function overSeeds(scenario: Scenario | ((seed: number) => Scenario)): Promise<Followed[]> {
  const followed: Followed[] = [];
  for (const seed of seeds) {
    followed.push(await followHosts(seed, typeof scenario === 'function' ? scenario(seed) : scenario, openReader));
  }
  return followed;
}

/** What is wrong with readings from which nothing may be missing: nothing, or a line for each that says it. */
export function faultsOf(
  all: readonly Followed[],
  { incomplete = [] }: { incomplete?: readonly string[] } = {},
): string[] {
  return all.flatMap((one) => {
    const found = [...balanceOf(one), ...stateOf(one, incomplete), ...callsOf(one)];
    return found.length > 0 ? [`seed ${one.seed}: ${found.join('; ')}`] : [];
  });
}

function balanceOf({ lost, duplicated, written }: Followed): string[] {
  return [
    ...(lost.length > 0 ? [`lost ${lost.length} of ${written}, such as ${lost[0]}`] : []),
    ...(duplicated.length > 0 ? [`told ${duplicated.length} again, such as ${duplicated[0]}`] : []),
  ];
}

function stateOf({ states, status }: Followed, incomplete: readonly string[]): string[] {
  const found = Object.entries(states).flatMap(([id, state]) => {
    const expected = incomplete.includes(id) ? 'incomplete' : 'complete';
    if (state.kind !== expected) return [`${id} is ${state.kind}${'why' in state ? `: ${state.why}` : ''}`];
    if (state.kind !== 'complete') return [];
    const uneven = state.streams.filter(({ received, expected }) => received !== expected);
    return uneven.map(({ stream, received, expected }) => `${stream.name} counts ${received} of ${expected}`);
  });
  return (status?.lost ?? 0) > 0 ? [...found, `says that ${status?.lost} are lost`] : found;
}

function callsOf({ busiest }: Followed): string[] {
  return Object.entries(mostCalls).flatMap(([operation, most]) => {
    const made = busiest[operation as keyof typeof mostCalls];
    return made > most ? [`${made} calls of ${operation} in ten seconds`] : [];
  });
}
