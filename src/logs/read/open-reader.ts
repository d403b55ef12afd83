import { hostOf } from '../lines/host-of.ts';
import type { LogSource } from '../source.ts';
import type { LogStream } from '../stream.ts';
import { endOfAll } from './end/end-of-all.ts';
import type { Reader, ReaderEnv, ReaderSink, ReadingState } from './reader.ts';
import type { Reading } from './reading.ts';
import { serviceClock } from './sweeps/service-clock.ts';
import { readSource, type SourceReader } from './source-reader.ts';
import { tellStatus } from './status.ts';
import { openTroubles } from './calls/troubles.ts';

/** Begins to read; sources are added to it. */
export function openReader(env: ReaderEnv, sink: ReaderSink): Reader {
  const readers = new Map<string, SourceReader>();
  const streams: LogStream[] = [];
  let preferred: ReadonlySet<number> = new Set();
  const troubles = openTroubles(
    env.clock,
    () => open.size,
    () => status.changed(),
  );
  const open = new Set<string>();
  const status = tellStatus(env, sink, troubles, () => [...readers.values()]);
  const all = endOfAll(env.signal);

  const reading: Reading = {
    env,
    sink,
    troubles,
    serviceClock: serviceClock(env.clock),
    sources: () => open.size,
    open(source, name) {
      const stream = streamOf(source, name, streams.length);
      streams.push(stream);
      sink.stream(stream);
      return stream;
    },
    priorityOf: (some) => (some.some(({ stream }) => preferred.has(stream.index)) ? 'visible' : 'tail'),
    changed: () => status.changed(),
  };

  const follow = async ({ id }: LogSource, reader: SourceReader): Promise<void> => {
    const state = await reader.done;
    open.delete(id);
    status.ended(state);
    sink.source(id, state);
  };

  return {
    add(source) {
      if (readers.has(source.id)) return;
      open.add(source.id);
      const reader = readSource(source, reading, stateOf(env.resume, source));
      readers.set(source.id, reader);
      all.add(follow(source, reader));
    },
    end: (id) => readers.get(id)?.end(),
    endAll: () => all.close(),
    prefer: (indexes) => {
      preferred = new Set(indexes);
    },
    state: () => ({ version: 1, sources: [...readers.values()].map((reader) => reader.state()) }),
    done: all.done.finally(() => status.close()),
  };
}

function streamOf(source: LogSource, name: string, index: number): LogStream {
  const { id, group, run, step, streams, hostPrefix } = source;
  const prefix = hostPrefix ?? ('prefix' in streams ? streams.prefix : '');
  return { index, source: id, group, name, run, ...(step === undefined ? {} : { step }), host: hostOf(name, prefix) };
}

function stateOf(
  resume: ReadingState | undefined,
  { group, streams }: LogSource,
): ReadingState['sources'][number] | undefined {
  const wanted = JSON.stringify([group, streams]);
  return resume?.sources.find((one) => JSON.stringify([one.group, one.streams]) === wanted);
}
