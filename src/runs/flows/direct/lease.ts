import { hostname } from 'node:os';
import { randomUUID } from 'node:crypto';
import type { Aws } from '../../../aws/aws.ts';
import { readJson, writeJson } from '../../../aws/json-object.ts';
import type { S3Place } from '../../../base/s3-place.ts';

/** Who drives a run, and until when that holds without being renewed. */
export interface Holder {
  id: string;
  host: string;
  pid: number;
  /** Milliseconds since 1970. */
  until: number;
}

/** The right to drive a run, which only one has at a time. */
export interface Lease {
  /** Renews it; false where another has taken over. */
  renew(): Promise<boolean>;
  release(): Promise<void>;
}

/** Milliseconds that a lease holds, and after which it is renewed. */
export const leaseLength = 30_000;
export const renewAfter = 10_000;

export interface Self {
  host: string;
  pid: number;
  now: () => number;
  isAlive: (pid: number) => boolean;
}

/** The lease of a run's journal; where another holds it, who. A holder whose process has died on this machine holds nothing. */
export async function takeLease(
  aws: Aws,
  journal: S3Place,
  self: Self = thisProcess(),
): Promise<{ lease: Lease } | { holder: Holder }> {
  const place = { bucket: journal.bucket, key: `${journal.key}lease.json` };
  const mine = () => ({ id, host: self.host, pid: self.pid, until: self.now() + leaseLength });
  const id = randomUUID();
  const found = await readJson(aws, place);
  const holder = found?.value as Holder | undefined;
  if (holder && holds(holder, self)) return { holder };
  let etag = await writeJson(aws, place, mine(), found ? { kind: 'unchanged', etag: found.etag } : { kind: 'absent' });
  if (etag === undefined) {
    const winner = (await readJson(aws, place))?.value as Holder | undefined;
    return { holder: winner ?? mine() };
  }
  const write = async (value: Holder): Promise<boolean> => {
    if (etag === undefined) return false;
    etag = await writeJson(aws, place, value, { kind: 'unchanged', etag });
    return etag !== undefined;
  };
  return { lease: { renew: () => write(mine()), release: async () => void (await write({ ...mine(), until: 0 })) } };
}

/** Who drives the run now; undefined where nobody does. */
export async function leaseHolder(aws: Aws, journal: S3Place, self: Self = thisProcess()): Promise<Holder | undefined> {
  const found = await readJson(aws, { bucket: journal.bucket, key: `${journal.key}lease.json` });
  const holder = found?.value as Holder | undefined;
  return holder && holds(holder, self) ? holder : undefined;
}

function holds(holder: Holder, self: Self): boolean {
  if (holder.until <= self.now()) return false;
  return holder.host !== self.host || self.isAlive(holder.pid);
}

function thisProcess(): Self {
  return { host: hostname(), pid: process.pid, now: Date.now, isAlive };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
