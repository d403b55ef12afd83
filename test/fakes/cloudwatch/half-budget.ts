import { priorities, type CallBudget, type LogsApi, type Priority } from '../../../src/logs/budget/call-budget.ts';
import type { Clock } from '../../../src/logs/clock.ts';
import { usualQuotas } from './operations.ts';

/** Milliseconds after which a budget that was halved has grown by a tenth again. */
const recovery = 10_000;

/** Half of each quota, for one reader on its clock; halved again by throttling, for a while. The most urgent go first. */
export function halfBudget(clock: Clock, quotas: Readonly<Record<LogsApi, number>> = usualQuotas): CallBudget {
  const lanes = new Map<LogsApi, Lane>();
  const laneOf = (api: LogsApi): Lane => {
    const lane = lanes.get(api) ?? openLane(clock, quotas[api] / 2);
    lanes.set(api, lane);
    return lane;
  };
  return {
    take: (api, priority, signal) => laneOf(api).take(priority, signal),
    tell: (api, outcome) => laneOf(api).tell(outcome),
    used: () => Math.max(0, ...[...lanes.values()].map((lane) => lane.used() / 2)),
  };
}

interface Lane {
  take(priority: Priority, signal: AbortSignal): Promise<void>;
  tell(outcome: 'done' | 'throttled'): void;
  used(): number;
}

interface Waiting {
  rank: number;
  go: () => void;
}

function openLane(clock: Clock, most: number): Lane {
  let rate = most;
  let changed = clock.elapsed();
  let left = most;
  let filled = clock.elapsed();
  let waiting: Waiting[] = [];
  let isServing = false;

  const fill = (): void => {
    const now = clock.elapsed();
    rate = Math.min(most, rate * 1.1 ** Math.floor((now - changed) / recovery));
    if (now - changed >= recovery) changed = now;
    left = Math.min(Math.max(1, most), left + ((now - filled) / 1000) * rate);
    filled = now;
  };
  const serve = async (): Promise<void> => {
    isServing = true;
    for (fill(); waiting.length > 0; fill()) {
      if (left < 1) {
        await clock.wait(Math.ceil(((1 - left) / rate) * 1000));
        continue;
      }
      left -= 1;
      waiting.sort((a, b) => a.rank - b.rank);
      waiting.shift()?.go();
    }
    isServing = false;
  };

  return {
    async take(priority, signal) {
      signal.throwIfAborted();
      await new Promise<void>((go, reject) => {
        const mine: Waiting = { rank: priorities.indexOf(priority), go };
        waiting.push(mine);
        signal.addEventListener(
          'abort',
          () => {
            waiting = waiting.filter((each) => each !== mine);
            reject(signal.reason as Error);
          },
          { once: true },
        );
        if (!isServing) void serve();
      });
    },
    tell(outcome) {
      if (outcome === 'done') return;
      fill();
      rate = Math.max(most / 20, rate / 2);
      changed = clock.elapsed();
    },
    used: () => 1 - left / Math.max(1, most),
  };
}
