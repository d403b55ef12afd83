import type { Embedded } from '../../embedded.ts';
import { countEvents, type Execution, mostEvents } from './execution-table.ts';

const fortnight = 14 * 24 * 3_600_000;
const mostRedrives = 1000;

/** Why an execution can't be redriven; undefined where it can. */
export function redriveRefusal(execution: Execution, { state, now }: Embedded): string | undefined {
  const { status, stopped = 0, redrives, arn } = execution;
  if (status === 'RUNNING' || status === 'SUCCEEDED') return `Execution is ${status} and cannot be redriven`;
  if (now() - stopped > fortnight)
    return 'Execution has exceeded the redrivable period of 14 days and cannot be redriven';
  if (redrives >= mostRedrives) return `Execution has been redriven ${redrives} times and cannot be redriven`;
  if (countEvents(state, arn) >= mostEvents - 1) return 'Execution history event limit exceeded and cannot be redriven';
  return undefined;
}
