import type { Aws } from '../../aws/aws.ts';
import type { LogEvent } from '../../logs/event.ts';
import type { PlacedLine } from '../../logs/line.ts';
import { openAssembler } from '../../logs/lines/assembler.ts';
import { openReader } from '../../logs/read/open-reader.ts';
import type { SourceState } from '../../logs/read/reader.ts';
import type { LogSource } from '../../logs/source.ts';
import { isMark } from './is-mark.ts';
import type { LogNews } from './targets/log-target.ts';
import { readerEnv } from './reader-env.ts';
import type { Reading, ReadingOptions } from './reading.ts';
import { searchMetrics } from './search-metrics.ts';
import { selectCalls, type CallSelection } from './select-calls.ts';

/** One source, as far as the reading has to know it. */
interface OpenSource {
  /** Who writes there, for people. */
  name: string;
  calls?: CallSelection;
  /** Events that were told of it. */
  events: number;
  reason?: string;
}

/** Milliseconds after which a line that waits for its rest is told without it. */
const patience = 1_000;

/** Reads the sources that it is told of, from one account. Throws what keeps the account from being known. */
export async function openReading(aws: Aws, options: ReadingOptions): Promise<Reading> {
  const { tell, host } = options;
  const ending = new AbortController();
  const signal = AbortSignal.any([options.signal, ending.signal]);
  const env = await readerEnv(aws, options, signal);
  const assembler = openAssembler({ hide: isMark });
  const metrics = searchMetrics(tell);
  const sources = new Map<string, OpenSource>();
  let isOver = false;

  const give = (lines: readonly PlacedLine[]): void => {
    const wanted = host === undefined ? lines : lines.filter((line) => line.host === host);
    if (wanted.length === 0) return;
    tell({ kind: 'lines', lines: wanted });
    metrics.search(wanted);
  };
  const changed = (id: string, state: SourceState): void => {
    const source = sources.get(id);
    if (state.kind === 'complete' && source?.events === 0 && source.reason !== undefined) {
      tell({ kind: 'note', text: `${source.name} has written nothing: ${source.reason.split('\n', 1)[0]}` });
    }
    tell({ kind: 'source', id, state });
  };
  const reader = openReader(env, {
    stream: (stream) => {
      metrics.see(stream);
      tell({ kind: 'stream', stream });
    },
    events: (events) => give(assembler.add(picked(events, sources))),
    source: changed,
    status: (status) => tell({ kind: 'reading', status }),
  });
  const releasing = setInterval(() => give(assembler.release()), patience);

  const begin = ({ source, calls }: Extract<LogNews, { kind: 'source' }>): void => {
    if (isOver || sources.has(source.id) || !isOfStep(source, options.step)) return;
    const name = source.step ?? source.run;
    sources.set(source.id, { name, events: 0, ...(calls && { calls: selectCalls(calls) }) });
    reader.add(within(source, options, env.pace === 'embedded'));
  };
  const end = ({ source: id, reason, request }: Extract<LogNews, { kind: 'ended' }>): void => {
    const source = sources.get(id);
    if (!source) return;
    if (reason !== undefined) source.reason = reason;
    if (request !== undefined) give(assembler.add(source.calls?.settle(request) ?? []));
    reader.end(id);
  };
  return {
    take: (news) => {
      switch (news.kind) {
        case 'source':
          return begin(news);
        case 'ended':
          return end(news);
        case 'metrics':
          return metrics.define(news.source, news.definitions);
        case 'status':
        case 'note':
          return tell(news);
      }
    },
    prefer: (streams) => reader.prefer(streams),
    state: () => reader.state(),
    endAll: () => {
      isOver = true;
      for (const id of sources.keys()) reader.end(id);
    },
    finish: async () => {
      reader.endAll();
      try {
        await reader.done;
        give(assembler.flush());
        metrics.flush();
      } finally {
        clearInterval(releasing);
      }
    },
    close: () => {
      clearInterval(releasing);
      ending.abort();
    },
  };
}

/** Counts the events of each source, and leaves out calls of functions that are others'. */
function picked(events: readonly LogEvent[], sources: ReadonlyMap<string, OpenSource>): readonly LogEvent[] {
  let isWhole = true;
  for (const { stream } of events) {
    const source = sources.get(stream.source);
    if (source) source.events += 1;
    if (source?.calls) isWhole = false;
  }
  if (isWhole) return events;
  return [...Map.groupBy(events, ({ stream }) => stream.source)].flatMap(
    ([source, own]) => sources.get(source)?.calls?.pick(own) ?? own,
  );
}

/** A step is wanted with those that it started. */
function isOfStep({ step }: LogSource, wanted: string | undefined): boolean {
  return wanted === undefined || step === wanted || (step?.startsWith(`${wanted}/`) ?? false);
}

function within(source: LogSource, { since, until }: ReadingOptions, isHere: boolean): LogSource {
  const { settle, ...rest } = source;
  const from = Math.max(since ?? -Infinity, source.since ?? -Infinity);
  const to = Math.min(until ?? Infinity, source.until ?? Infinity);
  return {
    ...rest,
    ...(settle !== undefined && !isHere && { settle }),
    ...(from > -Infinity && { since: from }),
    ...(to < Infinity && { until: to }),
  };
}
