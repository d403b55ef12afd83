import { openHold } from '../../../src/logs/hold/hold.ts';
import { comparePlaces, type PlacedLine } from '../../../src/logs/line.ts';
import { seededRandom, type Random } from '../../fakes/cloudwatch/random.ts';
import { virtualClock } from '../../fakes/cloudwatch/virtual-clock.ts';

interface Simulation {
  seed: number;
  hosts: number;
  /** Bounds of the milliseconds between two times at which a host sends what it has written. */
  flush: readonly [number, number];
  /** Calls that a reading of all hosts takes, 100 ms apart; readings are 2 s apart. */
  calls: number;
  /** Milliseconds by which the first host is later than that. */
  late?: number;
  /** Share of batches that are 5 to 20 s late. */
  stragglers?: number;
}

/** Two minutes of hosts that write some lines a second, read as `mlx logs` does, and held for 2 s. */
export async function simulate({ seed, hosts, flush, calls, late = 0, stragglers = 0 }: Simulation) {
  const random = seededRandom(seed);
  const clock = virtualClock(seed);
  const arrivals = new Map<string, number>();
  const told: PlacedLine[] = [];
  let worstWait = 0;
  const hold = openHold({
    holdMs: 2000,
    clock,
    tell(lines) {
      for (const line of lines) {
        told.push(line);
        worstWait = Math.max(worstWait, clock.elapsed() - (arrivals.get(line.text) ?? 0));
      }
    },
  });
  const events = Array.from({ length: hosts }, (_, host) => write(host, { flush, late, stragglers }, random)).flat();
  const unread = new Set(events);
  hold.live();
  for (let at = 2000; at <= 160_000; at += 2000) {
    for (let call = 0; call < calls; call += 1) {
      await clock.wait(at + call * 100 - clock.elapsed());
      const now = start + clock.elapsed();
      const found = [...unread].filter(({ line, readable }) => readable <= now && line.streamIndex % calls === call);
      for (const event of found) {
        unread.delete(event);
        arrivals.set(event.line.text, clock.elapsed());
      }
      hold.add(found.map(({ line }) => line).sort(comparePlaces));
    }
  }
  hold.flush();
  return { told, written: events.length, worstWait };
}

/** The share of lines before which a later one was told. */
export function inverted(lines: readonly PlacedLine[]): number {
  let newest = -Infinity;
  let count = 0;
  for (const { order } of lines) {
    if (order < newest) count += 1;
    newest = Math.max(newest, order);
  }
  return count / lines.length;
}

const start = 1_700_000_000_000;

function write(
  host: number,
  { flush, late, stragglers }: { flush: readonly [number, number]; late: number; stragglers: number },
  random: Random,
) {
  const events: { line: PlacedLine; readable: number }[] = [];
  let sequence = 0;
  for (let at = random.next() * 1000; at < 120_000;) {
    const next = at + flush[0] + random.next() * (flush[1] - flush[0]);
    const delay = (host === 0 ? late : 0) + (random.next() < stragglers ? 5000 + random.next() * 15_000 : 0);
    for (let time = at; time < next; time += 100 + random.next() * 500) {
      const order = start + Math.floor(time);
      const name = `algo-${host + 1}`;
      const ingestion = start + Math.floor(next + delay);
      const place = { order, streamIndex: host, sequence: (sequence += 1) };
      const line = { ...place, run: 'r', group: 'g', stream: name, host: name, timestamp: order, ingestion };
      events.push({ line: { ...line, text: `${host} ${sequence}` }, readable: ingestion });
    }
    at = next;
  }
  return events;
}
