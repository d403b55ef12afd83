import { describe, expect, it } from 'vitest';
import { unlimitedBudget } from '../../../src/logs/budget/unlimited-budget.ts';
import { openReader } from '../../../src/logs/read/open-reader.ts';
import type { SourceState } from '../../../src/logs/read/reader.ts';
import { clientOf } from '../../fakes/cloudwatch/client.ts';
import { openCloudWatch, type CloudWatch } from '../../fakes/cloudwatch/service.ts';
import { virtualClock } from '../../fakes/cloudwatch/virtual-clock.ts';
import { Refusal } from '../../fakes/cloudwatch/refusal.ts';

const group = '/aws/sagemaker/TrainingJobs';

/** Reads a log whose service refuses the credentials of the first calls. */
async function read(refusals: number) {
  const clock = virtualClock();
  const service = openCloudWatch({ clock });
  const at = service.start - 60_000;
  service.groups.write(group, 'train/algo-1-1700000000', [
    { timestamp: at, ingestion: at, readable: at, message: 'a' },
  ]);
  let left = refusals;
  const refusing: CloudWatch = {
    ...service,
    async answer(...call) {
      left -= 1;
      if (left >= 0)
        throw new Refusal('ExpiredTokenException', 'The security token included in the request is expired');
      return service.answer(...call);
    },
  };
  let asked = 0;
  let state: SourceState | undefined;
  const reader = openReader(
    {
      client: clientOf(refusing),
      budget: unlimitedBudget(),
      clock,
      signal: new AbortController().signal,
      credentialsChange: async (signal) => {
        asked += 1;
        await clock.wait(600_000, signal);
      },
      pace: 'service',
      follow: false,
    },
    {
      stream: () => undefined,
      events: () => undefined,
      source: (_, now) => void (state = now),
      status: () => undefined,
    },
  );
  reader.add({ id: 'train', group, streams: { prefix: 'train/' }, run: 'train' });
  reader.endAll();
  await reader.done;
  return { asked, elapsed: clock.elapsed(), state };
}

describe('credentials that are refused', () => {
  it('are taken anew at once, for a role may have others by then', async () => {
    const { asked, elapsed, state } = await read(1);
    expect(asked).toBe(0);
    expect(elapsed).toBeLessThan(60_000);
    expect(state).toMatchObject({ kind: 'complete', streams: [{ received: 1, expected: 1 }] });
  });

  it('are waited for when that does not help', async () => {
    const { asked, elapsed, state } = await read(3);
    expect(asked).toBe(2);
    expect(elapsed).toBeGreaterThan(1_200_000);
    expect(state).toMatchObject({ kind: 'complete', streams: [{ received: 1, expected: 1 }] });
  });
});
