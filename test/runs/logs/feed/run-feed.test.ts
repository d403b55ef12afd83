import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Call } from '../../../../src/aws/calls/call.ts';
import { openFeedGate } from '../../../../src/runs/logs/feed/feed-gate.ts';
import { openFeedThread } from '../../../../src/runs/logs/feed/feed-thread.ts';
import type { FeedEvent, FeedRequest } from '../../../../src/runs/logs/feed/log-feed.ts';
import { runFeed } from '../../../../src/runs/logs/feed/run-feed.ts';
import { scratch, script, type Scratch } from '../../../fakes/scratch.ts';

const files = {
  'jobs/two.py': script(
    'kind = "processing"\ncount = 2',
    'import json\nhost = json.load(open("/opt/ml/config/resourceconfig.json"))["current_host"]\nfor n in range(500): print(host, n)\n',
  ),
};

let project: Scratch;
let request: FeedRequest;
beforeAll(async () => {
  project = await scratch(files);
  const run = await project.run('two');
  const env = { MLX_CACHE: `${project.project.root}/cache`, PATH: process.env['PATH'] };
  request = { words: [run.name], cwd: project.project.root, env, follow: true };
});
afterAll(() => project.close());

/** All that a feed tells until it has ended or failed. */
async function told(open: (tell: (event: FeedEvent) => void) => { close: () => Promise<void> }): Promise<FeedEvent[]> {
  const events: FeedEvent[] = [];
  const { promise, resolve } = Promise.withResolvers<void>();
  const feed = open((event) => {
    events.push(event);
    if (event.kind === 'ended' || event.kind === 'failed') resolve();
  });
  await promise;
  await feed.close();
  return events;
}

function textsOf(events: readonly FeedEvent[]): string[] {
  return events.flatMap((event) => {
    if (event.kind !== 'batch') return [];
    const { text, ends, count } = event.batch;
    return Array.from({ length: count }, (_, at) => Buffer.from(text.subarray(ends[at - 1] ?? 0, ends[at])).toString());
  });
}

const all = ['algo-1', 'algo-2'].flatMap((host) => Array.from({ length: 500 }, (_, n) => `${host} ${n}`));

describe('a feed', () => {
  test('tells whose log it is, its streams, every line once, and that it is complete', async () => {
    const events = await told((tell) => runFeed(request, tell, openFeedGate()));
    expect(events[0]).toMatchObject({ kind: 'opened', status: 'completed', hasSteps: false });
    expect(events.filter(({ kind }) => kind === 'stream')).toHaveLength(2);
    expect(textsOf(events).toSorted()).toEqual(all.toSorted());
    expect(events.at(-1)).toEqual({ kind: 'ended', lost: 0 });
  });

  test('of a thread of its own tells the same, one after another', async () => {
    const thread = openFeedThread();
    try {
      for (const _ of [1, 2]) {
        const events = await told((tell) => thread.open(request, tell));
        expect(textsOf(events).toSorted()).toEqual(all.toSorted());
      }
    } finally {
      await thread.close();
    }
  });

  test('of a thread of its own tells which calls it makes, and how each ended', async () => {
    const calls = new Map<Call, string>();
    const thread = openFeedThread((call) => {
      calls.set(call, 'on its way');
      return (failed = 'answered') => calls.set(call, failed);
    });
    await told((tell) => thread.open(request, tell));
    await thread.close();
    expect([...calls].map(([{ operation }, end]) => `${operation} ${end}`)).toContain('FilterLogEvents answered');
    expect([...calls.values()]).not.toContain('on its way');
  });

  test('that finds nothing says why, by an error of the catalogue', async () => {
    const thread = openFeedThread();
    try {
      const events = await told((tell) => thread.open({ ...request, words: ['nonsense'] }, tell));
      expect(events).toMatchObject([{ kind: 'failed', code: 'RUN_UNKNOWN', details: { name: 'nonsense' } }]);
    } finally {
      await thread.close();
    }
  });

  test('reads only the host that was asked for', async () => {
    const events = await told((tell) => runFeed({ ...request, host: 'algo-2' }, tell, openFeedGate()));
    expect(textsOf(events)).toHaveLength(500);
    expect(textsOf(events).every((text) => text.startsWith('algo-2 '))).toBe(true);
  });

  test('that is closed tells nothing more', async () => {
    const thread = openFeedThread();
    const events: FeedEvent[] = [];
    const feed = thread.open(request, (event) => void events.push(event));
    await feed.close();
    const count = events.length;
    await thread.close();
    expect(events).toHaveLength(count);
  });
});
