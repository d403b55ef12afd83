import { isHandle, type StepHandle } from '../handles.ts';
import { literalNumber, listOf, literalText, seconds, wholeNumber } from './readers.ts';
import { readOptions, shown, type Read, type Reader } from './read-options.ts';

/** What every step may say. All of it is settled before a run. */
export interface CommonOptions {
  /** Unique in the flow; left out, it is made from what the step does. */
  readonly name?: string;
  /** Steps that must have completed first, besides those whose data it reads. */
  readonly after?: readonly StepHandle[];
  /** How often it is tried again where the service failed; not where a script did. */
  readonly retry?: number | RetryOptions;
  /** How long an equal earlier step may stand for this one: `'30d'`, or seconds. */
  readonly cache?: string | number;
  /** How long it may take as a whole: `'2h'`, or seconds. */
  readonly timeout?: string | number;
}

export interface RetryOptions {
  readonly attempts: number;
  /** Until the first retry: `'1m'`, or seconds; left out, half a minute. */
  readonly interval?: string | number;
  /** What the interval is multiplied with after each retry; left out, 2. */
  readonly backoff?: number;
}

const step: Reader<string> = (value, path, tell) => {
  if (isHandle(value)) return value.name;
  tell({
    what: `${path} is ${shown(value)}`,
    rule: 'a step, as job(), when() and the others return it',
    fix: 'name a step',
  });
  return undefined;
};

const attempts = wholeNumber(1, 20);
const year = 366 * 86_400;

const retry: Reader<{ attempts: number; interval: number; backoff: number }> = (value, path, tell) => {
  const table = typeof value === 'number' ? { attempts: value } : value;
  const fields = { attempts, interval: seconds(43_200), backoff: literalNumber };
  const read = readOptions(path, table, fields, tell, `${path}.`);
  const backoff = read.backoff ?? 2;
  if (backoff < 1) tell({ what: `${path}.backoff is ${backoff}`, rule: 'a number from 1', fix: '2' });
  if (read.attempts === undefined) return undefined;
  return { attempts: read.attempts, interval: read.interval ?? 30, backoff: Math.max(1, backoff) };
};

export const commonFields = {
  name: literalText,
  after: listOf(step),
  retry,
  cache: seconds(year),
  timeout: seconds(year),
};

export type Common = Read<typeof commonFields>;
