import { priorities, type Priority } from './call-budget.ts';

/** What all processes know of the calls of one API. Times are milliseconds of this machine's clock, which may be set. */
export interface Bucket {
  /** Calls that may be made at once. */
  tokens: number;
  /** When that was so. */
  at: number;
  /** Calls lately, each counting for less and less. */
  recent: number;
  /** Share of the rate that is left since AWS throttled, and when it did. */
  factor: number;
  cutAt: number;
}

/** Share of AWS's quota that mlx uses at most; the rest is for the console and other programs. */
const share = 0.5;

/** Seconds in which a full bucket comes together. */
const burst = 1;

/** Milliseconds in which a call is forgotten to a third. */
const memory = 10_000;

/** What is left of the rate at least, and what comes back of it in a second. */
const leastFactor = 0.1;
const recovery = 0.01;

/** Milliseconds in which refusals count as one: they were sent together. */
const oneThrottling = 1_000;

/** The share of a full bucket that calls leave for more urgent ones. */
const reserves: Readonly<Record<Priority, number>> = { visible: 0, tail: 0, idle: 0.15, discovery: 0.25, history: 0.4 };

/** Milliseconds of waiting that make a call as urgent as the next kind, so that none waits for ever. */
const patience = 4_000;

export function fullBucket(now: number, quota: number): Bucket {
  return { tokens: capacityOf(quota), at: now, recent: 0, factor: 1, cutAt: now };
}

/** A call that waits, the most urgent first. */
export interface Waiting {
  priority: Priority;
  /** Milliseconds that it has waited. */
  waited: number;
}

/** Lower is more urgent. */
export function urgencyOf({ priority, waited }: Waiting): number {
  return Math.max(0, priorities.indexOf(priority) - Math.floor(waited / patience));
}

export interface Drawn {
  bucket: Bucket;
  /** How many of the waiting calls may be made, from the first on. */
  granted: number;
  /** Milliseconds until the next one may be, if nobody else comes before. */
  wait: number;
}

/** Takes a token for each waiting call as far as there are any. `quota` is AWS's, in calls a second. */
export function draw(before: Bucket, now: number, quota: number, waiting: readonly Waiting[]): Drawn {
  const bucket = refilled(before, now, quota);
  const capacity = capacityOf(quota);
  let granted = 0;
  for (const call of waiting) {
    const needed = 1 + reserveOf(call, capacity);
    if (bucket.tokens < needed) {
      return { bucket, granted, wait: (1000 * (needed - bucket.tokens)) / rateOf(bucket, now, quota) };
    }
    bucket.tokens -= 1;
    bucket.recent += 1;
    granted += 1;
  }
  return { bucket, granted, wait: 0 };
}

/** AWS throttled: half the rate from now on, which comes back in time. */
export function cut(before: Bucket, now: number, quota: number): Bucket {
  const bucket = refilled(before, now, quota);
  const isSame = bucket.factor < 1 && now - bucket.cutAt < oneThrottling;
  if (isSame) return bucket;
  return { ...bucket, tokens: 0, factor: Math.max(leastFactor, factorAt(bucket, now) / 2), cutAt: now };
}

/** Share of AWS's quota that was used lately, 0 to 1. */
export function usedShare(bucket: Bucket, now: number, quota: number): number {
  return Math.min(1, refilled(bucket, now, quota).recent / (quota * (memory / 1000)));
}

/** A clock that was set back gives nothing, one that was set on no more than a full bucket. */
function refilled(before: Bucket, now: number, quota: number): Bucket {
  const passed = Math.max(0, now - before.at);
  const cutAt = Math.min(before.cutAt, now);
  const tokens = before.tokens + (passed / 1000) * rateOf(before, now, quota);
  return {
    tokens: Math.min(capacityOf(quota), tokens),
    at: now,
    recent: before.recent * Math.exp(-passed / memory),
    factor: before.factor,
    cutAt,
  };
}

function capacityOf(quota: number): number {
  return Math.max(2, quota * share * burst);
}

function rateOf(bucket: Bucket, now: number, quota: number): number {
  return quota * share * factorAt(bucket, now);
}

function factorAt({ factor, cutAt }: Bucket, now: number): number {
  return Math.min(1, factor + (Math.max(0, now - cutAt) / 1000) * recovery);
}

/** All calls get one whole token of a full bucket, however small that is. */
function reserveOf(call: Waiting, capacity: number): number {
  const kind = priorities[urgencyOf(call)] ?? 'history';
  return Math.min(reserves[kind] * capacity, capacity - 1);
}
