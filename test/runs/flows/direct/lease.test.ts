import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureBucket } from '../../../../src/aws/bucket.ts';
import { leaseHolder, leaseLength, takeLease } from '../../../../src/runs/flows/direct/lease.ts';
import { localAws, type LocalAws } from '../../../fakes/local-aws.ts';

const self = (more: { host?: string; pid?: number; now?: number; alive?: boolean } = {}) => ({
  host: more.host ?? 'here',
  pid: more.pid ?? 1,
  now: () => more.now ?? 0,
  isAlive: () => more.alive ?? true,
});
const place = (run: string) => ({ bucket: 'journals', key: `${run}/` });

describe('the lease of a run', () => {
  let local: LocalAws;
  beforeAll(async () => {
    local = await localAws();
    await ensureBucket(local.aws, 'journals');
  });
  afterAll(() => local.close());

  it('is held by one at a time, and free when it was given back', async () => {
    const first = await takeLease(local.aws, place('a'), self());
    expect(await takeLease(local.aws, place('a'), self({ pid: 2 }))).toMatchObject({ holder: { pid: 1 } });
    if ('lease' in first) await first.lease.release();
    expect(await leaseHolder(local.aws, place('a'), self())).toBeUndefined();
    expect(await takeLease(local.aws, place('a'), self({ pid: 2 }))).toHaveProperty('lease');
  });

  it('ends with a process that was killed on this machine, and by its time on another', async () => {
    await takeLease(local.aws, place('b'), self());
    expect(await takeLease(local.aws, place('b'), self({ host: 'there', alive: false }))).toHaveProperty('holder');
    expect(await takeLease(local.aws, place('b'), self({ pid: 2, alive: false }))).toHaveProperty('lease');
    const later = self({ host: 'there', now: leaseLength + 1 });
    expect(await takeLease(local.aws, place('b'), later)).toHaveProperty('lease');
  });

  it('can not be renewed by who has lost it', async () => {
    const first = await takeLease(local.aws, place('c'), self());
    await takeLease(local.aws, place('c'), self({ now: leaseLength + 1, host: 'there' }));
    expect('lease' in first && (await first.lease.renew())).toBe(false);
  });
});
