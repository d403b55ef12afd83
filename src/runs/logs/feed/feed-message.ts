import type { NotedCall } from '../../../aws/calls/call.ts';
import type { FeedEvent, FeedRequest } from './log-feed.ts';

/** What passes to the thread that reads logs. Feeds are told apart by numbers. */
export type FeedOrder =
  | { kind: 'open'; feed: number; request: FeedRequest }
  | { kind: 'taken'; feed: number; bytes: number }
  | { kind: 'prefer'; feed: number; streams: readonly number[] }
  | { kind: 'close'; feed: number };

/** What passes back. `bytes` is said again when they have been taken in. */
export type FeedMessage =
  | { kind: 'event'; feed: number; event: FeedEvent; bytes: number }
  /** A call of AWS, when it begins and when it has ended; numbered within its feed. */
  | { kind: 'call'; feed: number; call: NotedCall }
  | { kind: 'closed'; feed: number };
