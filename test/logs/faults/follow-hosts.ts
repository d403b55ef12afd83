import type { Clock } from '../../../src/logs/clock.ts';
import type { LogEvent } from '../../../src/logs/event.ts';
import type {
  Reader,
  ReaderEnv,
  ReaderSink,
  ReaderStatus,
  ReadingState,
  SourceState,
  Trouble,
} from '../../../src/logs/read/reader.ts';
import type { LogSource } from '../../../src/logs/source.ts';
import { clientOf } from '../../fakes/cloudwatch/client.ts';
import type { Fault } from '../../fakes/cloudwatch/faults.ts';
import { halfBudget } from '../../fakes/cloudwatch/half-budget.ts';
import { writtenBy, type HostHabits } from '../../fakes/cloudwatch/hosts.ts';
import type { LogsOperation } from '../../fakes/cloudwatch/operations.ts';
import {
  openCloudWatch,
  type CloudWatch,
  type CloudWatchOptions,
  type TakenCall,
} from '../../fakes/cloudwatch/service.ts';
import { virtualClock } from '../../fakes/cloudwatch/virtual-clock.ts';
import { openLedger } from './ledger.ts';

/** Hosts, what goes wrong, and how they are followed. Times are milliseconds since the service began. */
export interface Scenario {
  jobs: readonly Job[];
  faults?: readonly Fault[];
  quotas?: CloudWatchOptions['quotas'];
  /** Ends the reading at this time, and goes on from its state with a reader of its own. */
  restartAt?: number;
  /** Changes what the service holds, once all was written. */
  prepare?: (service: CloudWatch) => void;
  newestFirst?: boolean;
  /** False: everything is there already, and is read once. */
  follow?: boolean;
}

export interface Job {
  name: string;
  group?: string;
  hosts: readonly Host[];
  ends: number;
  source?: Partial<LogSource>;
}

export interface Host {
  name: string;
  habits: HostHabits;
  from?: number;
  to?: number;
}

export interface Followed {
  seed: number;
  lost: string[];
  duplicated: string[];
  written: number;
  /** The time of the service when it began, milliseconds since 1970. */
  start: number;
  /** By the id of the source, which is the job's name. */
  states: Readonly<Record<string, SourceState>>;
  status: ReaderStatus | undefined;
  troubles: ReadonlySet<Trouble['kind']>;
  events: readonly ToldEvent[];
  calls: readonly TakenCall[];
  /** Most calls that were made within ten seconds. */
  busiest: Readonly<Record<LogsOperation, number>>;
  /** Milliseconds since the service began. */
  endedAt: number;
}

export interface ToldEvent extends LogEvent {
  /** Milliseconds since the service began. */
  toldAt: number;
}

export const trainingGroup = '/aws/sagemaker/TrainingJobs';

/** Milliseconds after the end of the last job by which a reading has to have ended, whatever happens. */
const patience = 1_800_000;

/** Follows all jobs to their end, with chance as the seed draws it, and balances what was told against what was written. */
export async function followHosts(
  seed: number,
  scenario: Scenario,
  open: (env: ReaderEnv, sink: ReaderSink) => Reader,
): Promise<Followed> {
  const clock = virtualClock(seed);
  const { faults, quotas } = scenario;
  const service = openCloudWatch({ clock, seed, ...(faults ? { faults } : {}), ...(quotas ? { quotas } : {}) });
  const ledger = openLedger();
  const written = writeAll(service, scenario.jobs, seed, ledger.write);
  scenario.prepare?.(service);

  const events: ToldEvent[] = [];
  const states: Record<string, SourceState> = {};
  const troubles = new Set<Trouble['kind']>();
  let status: ReaderStatus | undefined;
  const known = new Set<number>();
  const read = (signal: AbortSignal, resume?: ReadingState) =>
    open(
      {
        client: clientOf(service),
        budget: halfBudget(clock),
        clock,
        signal,
        pace: 'service',
        follow: scenario.follow ?? true,
        ...(scenario.newestFirst ? { newestFirst: true } : {}),
        ...(resume ? { resume } : {}),
      },
      {
        stream: ({ index }) => void known.add(index),
        events(told) {
          for (const event of told) {
            if (!known.has(event.stream.index)) throw new Error('an event came before its stream');
            ledger.tell({ ...event, group: event.stream.group, stream: event.stream.name });
            events.push({ ...event, toldAt: clock.elapsed() });
          }
        },
        source: (id, state) => void (states[id] = state),
        status(now) {
          status = now;
          if (now.trouble) troubles.add(now.trouble.kind);
        },
      },
    );

  await readToEnd(clock, service, scenario, read);
  return {
    seed,
    ...ledger.balance(),
    written,
    start: service.start,
    states,
    status,
    troubles,
    events,
    calls: service.calls,
    busiest: busiestOf(service.calls),
    endedAt: clock.elapsed(),
  };
}

function writeAll(
  service: CloudWatch,
  jobs: readonly Job[],
  seed: number,
  note: (entry: { group: string; stream: string; timestamp: number; message: string }) => void,
): number {
  let written = 0;
  for (const { name, group = trainingGroup, hosts, ends } of jobs) {
    for (const host of hosts) {
      const [from, to] = [service.start + (host.from ?? 0), service.start + (host.to ?? ends)];
      const stream = `${name}/${host.name}-${Math.floor(from / 1000)}`;
      const events = writtenBy(host.name, host.habits, { from, to, seed: `${seed}/${name}` });
      if (events.length === 0) continue;
      service.groups.write(group, stream, events);
      for (const event of events) note({ ...event, group, stream });
      written += events.length;
    }
  }
  return written;
}

async function readToEnd(
  clock: Clock,
  service: CloudWatch,
  { jobs, restartAt }: Scenario,
  read: (signal: AbortSignal, resume?: ReadingState) => Reader,
): Promise<void> {
  const stop = new AbortController();
  const latest = Math.max(...jobs.map(({ ends }) => ends));
  let resume: ReadingState | undefined;
  if (restartAt !== undefined) {
    const first = read(stop.signal);
    for (const job of jobs) first.add(sourceOf(job));
    await clock.wait(restartAt);
    resume = JSON.parse(JSON.stringify(first.state())) as ReadingState;
    stop.abort();
    await first.done;
  }
  const over = new AbortController();
  const reader = read(over.signal, resume);
  for (const job of jobs) reader.add(sourceOf(job));
  const ends = jobs.map(async ({ name, ends }) => {
    await clock.wait(Math.max(0, ends - clock.elapsed()), over.signal);
    reader.end(name);
  });
  const ended = Promise.all(ends).then(() => reader.endAll());
  const late = clock.wait(latest + patience - clock.elapsed(), over.signal).then(() => {
    throw new Error(`the reading did not end: ${String(service.calls.length)} calls`);
  });
  try {
    await Promise.race([reader.done, late]);
  } finally {
    over.abort();
    await Promise.allSettled([ended, late]);
  }
}

function sourceOf({ name, group = trainingGroup, hosts, source }: Job): LogSource {
  return {
    id: name,
    group,
    streams: { prefix: `${name}/` },
    run: name,
    hostPrefix: `${name}/`,
    hosts: hosts.length,
    ...source,
  };
}

function busiestOf(calls: readonly TakenCall[]): Followed['busiest'] {
  const busiest = { FilterLogEvents: 0, GetLogEvents: 0, DescribeLogStreams: 0, DescribeLogGroups: 0 };
  for (const operation of Object.keys(busiest) as LogsOperation[]) {
    const times = calls.filter((call) => call.operation === operation).map(({ at }) => at);
    let first = 0;
    for (const [index, at] of times.entries()) {
      while ((times[first] ?? at) <= at - 10_000) first += 1;
      busiest[operation] = Math.max(busiest[operation], index - first + 1);
    }
  }
  return busiest;
}
