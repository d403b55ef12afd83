import { expect, test } from 'vitest';
import { mild } from '../../fakes/cloudwatch/hosts.ts';
import { crew, jobOf, roughCrew } from './crew.ts';
import { followHosts, type Host } from './follow-hosts.ts';
import { newestAnchorReader } from './newest-anchor.ts';

test.each<{ conditions: string; hosts: readonly Host[]; atLeast: number }>([
  { conditions: 'hosts that deliver within a second', hosts: crew(50, {}, mild), atLeast: 0.02 },
  { conditions: 'rough conditions', hosts: roughCrew(50), atLeast: 0.1 },
  { conditions: 'a clock that is ten minutes ahead', hosts: aheadBy(600_000), atLeast: 0.5 },
])('$conditions make a reader lose lines that anchors on the newest time', async ({ hosts, atLeast }) => {
  const { lost, duplicated, written } = await followHosts(1, { jobs: [jobOf(hosts)] }, newestAnchorReader);
  expect(lost.length / written).toBeGreaterThan(atLeast);
  expect(duplicated).toEqual([]);
});

function aheadBy(skew: number): Host[] {
  return crew(50).map((host, index) =>
    index === 0 ? { ...host, habits: { ...host.habits, skew: () => skew } } : host,
  );
}
