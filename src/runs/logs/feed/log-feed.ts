import type { Code } from '../../../base/errors.ts';
import type { LineBatch } from '../../../logs/line-batch.ts';
import type { MetricPoint } from '../../../logs/metrics/metric-point.ts';
import type { ReaderStatus, SourceState } from '../../../logs/read/reader.ts';
import type { LogStream } from '../../../logs/stream.ts';
import type { RunStatus } from '../../run.ts';

/** What to read, as plain data: it passes to the thread that reads. */
export interface FeedRequest {
  /** As after `mlx logs`. */
  words: readonly string[];
  /** What `--on` says, and where the project is. */
  on?: string;
  cwd: string;
  env: Readonly<Record<string, string | undefined>>;
  since?: number;
  until?: number;
  step?: string;
  host?: string;
  follow: boolean;
}

/** What comes of it, as plain data: it passes from the thread that reads to the one that shows. */
export type FeedEvent =
  | { kind: 'opened'; name: string; words: readonly string[]; hasSteps: boolean; status?: RunStatus }
  | { kind: 'stream'; stream: LogStream }
  | { kind: 'batch'; batch: LineBatch }
  | { kind: 'points'; points: readonly MetricPoint[] }
  | { kind: 'source'; id: string; state: SourceState }
  | { kind: 'reading'; status: ReaderStatus }
  | { kind: 'status'; status: RunStatus; detail: string; reason?: string }
  | { kind: 'note'; text: string }
  /** All has been read, and `lost` events could not be. */
  | { kind: 'ended'; lost: number }
  /** It can't be read: an error of the catalogue, its details, and what it says. */
  | { kind: 'failed'; code: Code; details: unknown; text: string };

export interface LogFeed {
  /** Streams that are on the screen. */
  prefer(streams: readonly number[]): void;
  close(): Promise<void>;
}

/** Hears what comes of a reading. A promise says when it was taken in, where that takes a while: then less is read ahead. */
export type HearFeed = (event: FeedEvent) => void | Promise<void>;

/** Reads in a thread of its own. */
export type OpenFeed = (request: FeedRequest, tell: HearFeed) => LogFeed;
