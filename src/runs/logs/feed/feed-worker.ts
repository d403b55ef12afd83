import { parentPort } from 'node:worker_threads';
import { noteCalls } from '../../../aws/calls/note-calls.ts';
import { openFeedGate, type FeedGate } from './feed-gate.ts';
import type { FeedMessage, FeedOrder } from './feed-message.ts';
import type { FeedEvent, FeedRequest, LogFeed } from './log-feed.ts';
import { runFeed } from './run-feed.ts';

/** Where the thread begins that reads logs: it is told by messages what to read, and tells what it finds. */
if (parentPort) serveFeeds(parentPort);

type Port = NonNullable<typeof parentPort>;

function serveFeeds(port: Port): void {
  const feeds = new Map<number, { feed: LogFeed; gate: FeedGate }>();
  const post = (message: FeedMessage, buffers: readonly ArrayBuffer[] = []) => port.postMessage(message, buffers);
  const open = (id: number, request: FeedRequest) => {
    const gate = openFeedGate();
    const tell = (event: FeedEvent) => {
      const buffers = buffersOf(event);
      const bytes = buffers.reduce((sum, { byteLength }) => sum + byteLength, 0);
      gate.sent(bytes);
      post({ kind: 'event', feed: id, event, bytes }, buffers);
    };
    const onCall = noteCalls((call) => post({ kind: 'call', feed: id, call }));
    feeds.set(id, { gate, feed: runFeed(request, tell, gate, onCall) });
  };
  const close = async (id: number) => {
    const open = feeds.get(id);
    feeds.delete(id);
    await open?.feed.close();
    post({ kind: 'closed', feed: id });
  };
  port.on('message', (order: FeedOrder) => {
    switch (order.kind) {
      case 'open':
        return open(order.feed, order.request);
      case 'taken':
        return feeds.get(order.feed)?.gate.taken(order.bytes);
      case 'prefer':
        return feeds.get(order.feed)?.feed.prefer(order.streams);
      case 'close':
        return void close(order.feed);
    }
  });
}

/** Columns are handed over, not copied. */
function buffersOf(event: FeedEvent): ArrayBuffer[] {
  if (event.kind !== 'batch') return [];
  const { order, stream, sequence, timestamp, flags, ends, text } = event.batch;
  return [
    ...new Set([order, stream, sequence, timestamp, flags, ends, text].map(({ buffer }) => buffer as ArrayBuffer)),
  ];
}
