import { Worker } from 'node:worker_threads';
import type { HearCall, NotedCall } from '../../../aws/calls/call.ts';
import { messageOf } from '../../../base/thrown.ts';
import { workerEntry } from '../../../base/worker-entry.ts';
import type { FeedMessage, FeedOrder } from './feed-message.ts';
import type { HearFeed, OpenFeed } from './log-feed.ts';

/** Milliseconds that the thread has to let go of what it holds. */
const patience = 2000;

/** A thread that asks the services and makes lines of what they tell: for one feed after another, or several. */
export interface FeedThread {
  open: OpenFeed;
  /** Ends the thread and all its feeds. */
  close(): Promise<void>;
}

/**
 * The thread begins with the first feed and stays: what it has loaded serves the next one. `onCall` hears of each call that
 * its feeds make.
 */
export function openFeedThread(onCall?: HearCall): FeedThread {
  const feeds = new Map<number, { tell: HearFeed; hearCall: (call: NotedCall) => void; closed: () => void }>();
  let worker: Worker | undefined;
  let last = 0;

  const order = (given: FeedOrder) => worker?.postMessage(given);
  const onMessage = (message: FeedMessage) => {
    const feed = feeds.get(message.feed);
    if (message.kind === 'closed') return feed?.closed();
    if (message.kind === 'call') return feed?.hearCall(message.call);
    const { feed: id, event, bytes } = message;
    const taken = () => {
      if (bytes > 0) order({ kind: 'taken', feed: id, bytes });
    };
    const taking = feed?.tell(event);
    if (taking) void taking.then(taken);
    else taken();
  };
  const onBroken = (error: unknown) => {
    worker = undefined;
    const message = messageOf(error);
    for (const { tell, closed } of feeds.values()) {
      void tell({ kind: 'failed', code: 'BUG', details: { message }, text: message });
      closed();
    }
  };
  const begin = () => {
    if (worker) return;
    worker = new Worker(workerEntry('./feed-worker.ts', import.meta.url));
    worker.on('message', onMessage).on('error', onBroken);
  };
  const closeFeed = async (id: number, closed: Promise<void>) => {
    const feed = feeds.get(id);
    if (!feed) return;
    feeds.set(id, { ...feed, tell: () => undefined });
    order({ kind: 'close', feed: id });
    await Promise.race([closed, pause(patience)]);
    feeds.delete(id);
  };
  return {
    open: (request, tell) => {
      begin();
      const id = (last += 1);
      const closed = Promise.withResolvers<void>();
      feeds.set(id, { tell, hearCall: hearCalls(onCall), closed: closed.resolve });
      order({ kind: 'open', feed: id, request: { ...request, env: { ...request.env } } });
      return {
        prefer: (streams) => order({ kind: 'prefer', feed: id, streams }),
        close: () => closeFeed(id, closed.promise),
      };
    },
    close: async () => {
      const ending = worker;
      worker = undefined;
      feeds.clear();
      await ending?.terminate();
    },
  };
}

/** Passes on calls that another thread has noted. */
function hearCalls(onCall: HearCall | undefined): (call: NotedCall) => void {
  const ends = new Map<number, (failed?: string) => void>();
  return (call) => {
    if (call.took !== undefined) ends.get(call.id)?.(call.failed);
    else if (onCall) return void ends.set(call.id, onCall(call));
    ends.delete(call.id);
  };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}
