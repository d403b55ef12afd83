import { type LineBatch, lineFlags } from '../../../logs/line-batch.ts';
import { addPoints } from '../../../logs/metrics/metric-series.ts';
import type { LogStream } from '../../../logs/stream.ts';
import type { FeedEvent } from '../../../runs/logs/feed/log-feed.ts';
import { safeText } from '../../../show/safe-text.ts';
import type { LogState, StreamCount } from './log-state.ts';

/** The state after what was read; of lines only their numbers, they themselves are in the store. */
export function reduceFeed(state: LogState, event: FeedEvent): LogState {
  switch (event.kind) {
    case 'opened': {
      const run = event.status && { status: event.status, detail: '' };
      return { ...state, name: event.name, words: event.words, ...(run && { run }) };
    }
    case 'stream':
      return { ...state, streams: withStream(state.streams, event.stream) };
    case 'batch':
      return withBatch(state, event.batch);
    case 'points':
      return { ...state, series: addPoints(state.series, event.points) };
    case 'source':
      return { ...state, sources: { ...state.sources, [event.id]: event.state } };
    case 'reading':
      return { ...state, reading: event.status };
    case 'status': {
      const { status, detail, reason } = event;
      return { ...state, run: { status, detail, ...(reason !== undefined && { reason }) } };
    }
    case 'note':
      return { ...state, notice: { text: safeText(event.text), role: 'plain' } };
    case 'ended':
      return { ...state, end: { lost: event.lost } };
    case 'failed':
      return { ...state, failure: { code: event.code, text: event.text } };
  }
}

function withStream(streams: readonly LogStream[], stream: LogStream): readonly LogStream[] {
  const all = streams.slice();
  all[stream.index] = stream;
  return all;
}

/** Seconds over which lines a second are told. */
const counted = 3;

function withBatch(state: LogState, batch: LineBatch): LogState {
  if (batch.count === 0 && batch.overwritten.length === 0) return state;
  const second = Math.floor(state.now / 1000);
  const last = state.arrivals.at(-1);
  const before = last?.second === second ? state.arrivals.slice(0, -1) : state.arrivals;
  const lines = batch.count + (last?.second === second ? last.lines : 0);
  return {
    ...state,
    counts: countsWith(state.counts, batch),
    span: spanWith(state.span, batch),
    arrivals: [...before.filter((each) => each.second >= second - counted), { second, lines }],
  };
}

const errorLevel = 4;

function countsWith(counts: readonly StreamCount[], { count, stream, flags, overwritten }: LineBatch): StreamCount[] {
  const next = counts.map((each) => ({ ...each }));
  const at = (index: number) => (next[index] ??= { lines: 0, errors: 0 });
  for (let line = 0; line < count; line += 1) {
    const counter = at(stream[line] ?? 0);
    const flag = flags[line] ?? 0;
    counter.lines += 1;
    if ((flag & lineFlags.levels) === errorLevel && (flag & lineFlags.continues) === 0) counter.errors += 1;
  }
  for (const gone of overwritten) at(gone.stream).lines -= 1;
  return next;
}

function spanWith(span: LogState['span'], { count, order }: LineBatch): LogState['span'] {
  const [first, last] = [order[0], order[count - 1]];
  if (count === 0 || first === undefined || last === undefined) return span;
  return { first: Math.min(span?.first ?? first, first), last: Math.max(span?.last ?? last, last) };
}
