import { describe, expect, it } from 'vitest';
import { unlimitedBudget } from '../../../src/logs/budget/unlimited-budget.ts';
import { openReader } from '../../../src/logs/read/open-reader.ts';
import type { SourceState } from '../../../src/logs/read/reader.ts';
import { clientOf } from '../../fakes/cloudwatch/client.ts';
import { openCloudWatch, type CloudWatch } from '../../fakes/cloudwatch/service.ts';
import { virtualClock } from '../../fakes/cloudwatch/virtual-clock.ts';
import { Refusal } from '../../fakes/cloudwatch/refusal.ts';

const group = '/aws/sagemaker/TrainingJobs';

interface Reading {
  /** Whether the service refuses the credentials of a call; `elapsed`: milliseconds since the reading began. */
  isRefused: (call: number, elapsed: number) => boolean;
  /** Milliseconds until somebody may have signed in. */
  signingIn: number;
  /** Goes on until the job has ended, after a minute. */
  follow: boolean;
}

async function read({ isRefused, signingIn, follow }: Reading) {
  const clock = virtualClock();
  const service = openCloudWatch({ clock });
  const at = service.start - 60_000;
  service.groups.write(group, 'train/algo-1-1700000000', [
    { timestamp: at, ingestion: at, readable: at, message: 'a' },
  ]);
  let calls = 0;
  const refusing: CloudWatch = {
    ...service,
    async answer(...call) {
      calls += 1;
      if (isRefused(calls, clock.elapsed()))
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
        await clock.wait(signingIn, signal);
      },
      pace: 'service',
      follow,
    },
    {
      stream: () => undefined,
      events: () => undefined,
      source: (_, now) => void (state = now),
      status: () => undefined,
    },
  );
  reader.add({ id: 'train', group, streams: { prefix: 'train/' }, run: 'train' });
  if (follow) await clock.wait(60_000);
  reader.end('train');
  reader.endAll();
  await reader.done;
  return { asked, elapsed: clock.elapsed(), state };
}

const whole = { kind: 'complete', streams: [{ received: 1, expected: 1 }] };

describe('credentials that are refused', () => {
  it('are taken anew at once, for a role may have others by then', async () => {
    const { asked, elapsed, state } = await read({
      isRefused: (call) => call === 1,
      signingIn: 600_000,
      follow: false,
    });
    expect(asked).toBe(0);
    expect(elapsed).toBeLessThan(60_000);
    expect(state).toMatchObject(whole);
  });

  it('are waited for when that does not help, as long as it takes', async () => {
    const { asked, elapsed, state } = await read({ isRefused: (call) => call <= 3, signingIn: 600_000, follow: false });
    expect(asked).toBe(2);
    expect(elapsed).toBeGreaterThan(1_200_000);
    expect(state).toMatchObject(whole);
  });

  it('are waited for also where the job ends meanwhile', async () => {
    const hour = 3_600_000;
    const { elapsed, state } = await read({
      isRefused: (_, elapsed) => elapsed > 30_000 && elapsed < hour,
      signingIn: 30_000,
      follow: true,
    });
    expect(elapsed).toBeGreaterThan(hour);
    expect(elapsed).toBeLessThan(hour + 400_000);
    expect(state).toMatchObject(whole);
  });
});
