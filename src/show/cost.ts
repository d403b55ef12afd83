import type { Cost } from '../commands/guard/confirmation.ts';
import { showDuration, showMoney } from './quantity.ts';

/** What something may cost, in a few words: `at most $0.53: 1h 00m × $0.53 an hour`. */
export function costText(cost: Cost): string {
  switch (cost.kind) {
    case 'nothing':
      return `nothing is charged: ${cost.why}`;
    case 'not known':
      return `what it costs is not known: ${cost.why}`;
    case 'at most': {
      const { usd, hours, perHour } = cost;
      const how =
        hours === undefined || perHour === undefined
          ? ''
          : `: ${showDuration(hours * 3_600_000)} × ${showMoney(perHour)} an hour`;
      return `at most ${showMoney(usd)}${how}`;
    }
  }
}
