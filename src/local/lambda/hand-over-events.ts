import type { Embedded } from '../embedded.ts';
import type { RunningEngine } from '../jobs/engine.ts';
import { functionOf } from './function.ts';
import { runFunction } from './run-function.ts';

/** Milliseconds before the second and the third attempt; there is no fourth. */
const pauses = [60_000, 120_000];

/** Runs what is due. An event is forgotten when it was taken, or when the third attempt failed; the function's log tells of each. */
export function handOverEvents(aws: Embedded): RunningEngine {
  const { state, now } = aws;
  const running = new Set<number>();

  async function handOver(event: StoredEvent): Promise<void> {
    const failed = await attempt(event, aws).catch(() => true);
    const pause = failed ? pauses[event.attempts] : undefined;
    if (pause === undefined) state.prepare('DELETE FROM lambda_events WHERE sequence = ?').run(event.sequence);
    else {
      state
        .prepare('UPDATE lambda_events SET attempts = attempts + 1, due = ? WHERE sequence = ?')
        .run(now() + pause, event.sequence);
    }
    running.delete(event.sequence);
  }

  return {
    look: () => {
      const events = readEvents(aws).filter(({ sequence }) => !running.has(sequence));
      for (const event of events.filter(({ due }) => due <= now())) {
        running.add(event.sequence);
        handOver(event).catch((error: unknown) => process.stderr.write(`${String(error)}\n`));
      }
      return events.map(({ due }) => due).find((due) => due > now());
    },
  };
}

interface StoredEvent {
  sequence: number;
  function: string;
  payload: string;
  attempts: number;
  due: number;
}

/** The next due first. */
function readEvents({ state }: Embedded): StoredEvent[] {
  return state.prepare('SELECT * FROM lambda_events ORDER BY due').all() as unknown as StoredEvent[];
}

async function attempt(event: StoredEvent, aws: Embedded): Promise<boolean> {
  return (await runFunction(functionOf(event.function, aws), event.payload, aws)).failed;
}
