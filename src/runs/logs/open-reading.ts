import type { Aws } from '../../aws/aws.ts';
import type { LogEvent } from '../../logs/event.ts';
import { openAssembler } from '../../logs/lines/assembler.ts';
import { openReader } from '../../logs/read/open-reader.ts';
import type { SourceState } from '../../logs/read/reader.ts';
import { isMark } from './is-mark.ts';
import type { LogNews } from './log-target.ts';
import { readerEnv } from './reader-env.ts';
import type { Reading, ReadingOptions } from './reading.ts';
import { selectCalls, type CallSelection } from './select-calls.ts';
import { searchMetrics } from './search-metrics.ts';

/** One source, as far as the reading has to know it. */
interface OpenSource {
  /** Who writes there, for people. */
  name: string;
  calls?: CallSelection;
  /** Events that were told of it. */
  events: number;
  reason?: string;
}

/** Reads the sources that it is told of, from one account. Throws what keeps the account from being known. */
export async function openReading(aws: Aws, options: ReadingOptions): Promise<Reading> {
  const { tell, host } = options;
  const ending = new AbortController();
  const signal = AbortSignal.any([options.signal, ending.signal]);
  const env = await readerEnv(aws, options, signal);
  const assembler = openAssembler({ hide: isMark });
  const sources = new Map<string, OpenSource>();
  const metrics = searchMetrics(tell);
  let hasEnded = false;

  const hear = (events: readonly LogEvent[]): void => {
    const told = picked(events, sources);
    if (told.length > 0) give(assembler.add(told));
  };
  const give = (lines: ReturnType<typeof assembler.add>): void => {
    const wanted = host === undefined ? lines : lines.filter((line) => line.host === host);
    if (wanted.length === 0) return;
    tell({ kind: 'lines', lines: wanted });
    metrics.search(wanted);
  };
  const change = (id: string, state: SourceState): void => {
    const source = sources.get(id);
    if (state.kind === 'complete' && source?.events === 0 && source.reason !== undefined) {
      tell({ kind: 'note', text: `${source.name} has written nothing: ${source.reason}` });
    }
    tell({ kind: 'source', id, state });
  };
  const reader = openReader(
    { ...env, signal },
    {
      stream: (stream) => {
        metrics.see(stream);
        tell({ kind: 'stream', stream });
      },
      events: hear,
      source: change,
      status: (status) => tell({ kind: 'reading', status }),
    },
  );

  const end = ({ source: id, reason, request }: Extract<LogNews, { kind: 'ended' }>): void => {
    const source = sources.get(id);
    if (!source) return;
    if (reason !== undefined) source.reason = reason;
    if (request !== undefined && source.calls) {
      const left = source.calls.settle(request);
      source.events += left.length;
      if (left.length > 0) give(assembler.add(left));
    }
    reader.end(id);
  };
  const take = (news: LogNews): void => {
    switch (news.kind) {
      case 'source': {
        const { source, calls } = news;
        if (hasEnded || sources.has(source.id) || !isOfStep(source.step, options.step)) return;
        const name = source.step ?? source.run;
        sources.set(source.id, { name, events: 0, ...(calls && { calls: selectCalls(calls) }) });
        return reader.add(within(source, options, env.pace));
      }
      case 'ended':
        return end(news);
      case 'metrics':
        return metrics.define(news.source, news.definitions);
      case 'status':
      case 'note':
        return tell(news);
    }
  };
  const endAll = (): void => {
    hasEnded = true;
    for (const id of sources.keys()) reader.end(id);
  };
  return {
    take,
    prefer: (streams) => reader.prefer(streams),
    state: () => reader.state(),
    endAll,
    finish: async () => {
      reader.endAll();
      await reader.done;
      give(assembler.flush());
      metrics.flush();
    },
    close: () => ending.abort(),
  };
}
