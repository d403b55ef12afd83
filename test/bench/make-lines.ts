import { readFileSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { realClock } from '../../src/logs/clock.ts';
import type { LogEvent } from '../../src/logs/event.ts';
import { openAssembler } from '../../src/logs/lines/assembler.ts';
import { packLines } from '../../src/logs/lines/pack-lines.ts';
import { openLedger, type RawEvent } from '../../src/logs/read/told/ledger.ts';
import { readStream, type ReadStream } from '../../src/logs/read/streams/read-stream.ts';
import { openResumed } from '../../src/logs/read/told/resumed.ts';
import { serviceClock } from '../../src/logs/read/sweeps/service-clock.ts';
import { openSighting } from '../../src/logs/read/told/sighting.ts';
import { toldEvents } from '../../src/logs/read/told/told-events.ts';
import { openLogStore } from '../../src/logs/store/open-log-store.ts';

/** What one thread made of the answers of a service. Times are milliseconds of the processor, of all threads of the process. */
export interface MadeLines {
  events: number;
  lines: number;
  /** To read JSON, to tell what is new, to make lines and pack them, to put them into their places. */
  parse: number;
  dedup: number;
  lining: number;
  store: number;
}

const [file = ''] = process.argv.slice(2);
const pages = readFileSync(file, 'utf8').split('\n');
// The first rounds make machine code of the code, as the first seconds of a session do.
for (let round = 0; round < 3; round += 1) await makeLines(pages.slice(0, 10));
process.stdout.write(`${JSON.stringify(await makeLines(pages))}\n`);

async function makeLines(bodies: readonly string[]): Promise<MadeLines> {
  const streams = new Map<string, ReadStream>();
  const streamOf = (name: string): ReadStream => {
    const known = streams.get(name);
    if (known) return known;
    const host = name.slice(name.indexOf('/') + 1);
    const fresh = readStream({ index: streams.size, source: 's', group: '/g', name, run: 'train', host }, 0);
    streams.set(name, fresh);
    return fresh;
  };
  let fresh: readonly LogEvent[] = [];
  const sighting = openSighting(toldEvents());
  const ledger = openLedger({
    serviceClock: serviceClock(realClock),
    streamOf,
    since: 0,
    until: Infinity,
    resumed: openResumed(undefined),
    tell: (told) => (fresh = told),
  });
  const assembler = openAssembler();
  const store = openLogStore();
  const made = { events: 0, lines: 0, parse: 0, dedup: 0, lining: 0, store: 0 };
  for (const body of bodies) {
    const began = processorTime();
    const page = JSON.parse(body) as { events: readonly RawEvent[] };
    const parsed = processorTime();
    fresh = [];
    ledger.take(page.events, { sighting });
    const told = processorTime();
    const batch = packLines(assembler.add(fresh));
    const lined = processorTime();
    store.add(batch);
    while (store.backlog() > 0) await setImmediate();
    const stored = processorTime();
    made.events += fresh.length;
    made.lines += batch.count;
    made.parse += parsed - began;
    made.dedup += told - parsed;
    made.lining += lined - told;
    made.store += stored - lined;
  }
  await store.close();
  return made;
}

function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
