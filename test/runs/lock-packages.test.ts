import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lockPackages, type LockTool } from '../../src/runs/prepare/lock-packages.ts';

const place = { file: 'train.py', line: 3, column: 1, length: 12, text: '# dependencies = ["a"]' };

function jobWith(...dependencies: string[]) {
  return { name: 'train', dependencies, places: { dependencies: place } };
}

describe('lockPackages', () => {
  let folder: string;
  let warnings: string[];
  const warn = (text: string) => void warnings.push(text);
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mlx-test-'));
    warnings = [];
  });
  afterAll(() => rm(folder, { recursive: true }));

  function lock(dependencies: string[], tools: LockTool[], cache = join(folder, 'locks')) {
    return lockPackages({ job: jobWith(...dependencies), cache, warn, tools });
  }

  it('asks no tool where the job has no packages', async () => {
    await expect(lock([], [])).resolves.toBeUndefined();
    expect(warnings).toEqual([]);
  });

  it('takes the first tool that is there, and locks the same packages once', async () => {
    let asked = 0;
    const locks: LockTool = async () => {
      asked += 1;
      return { kind: 'locked', text: 'a==1\n' };
    };
    await expect(lock(['a'], [missing, locks])).resolves.toBe('a==1\n');
    await expect(lock(['a'], [missing, locks])).resolves.toBe('a==1\n');
    expect(asked).toBe(1);
    await lock(['b'], [locks]);
    expect(asked).toBe(2);
    await expect(readdir(join(folder, 'locks'))).resolves.toHaveLength(2);
  });

  it('goes without a lock, and says so, where the index or all tools are out of reach', async () => {
    await expect(lock(['c'], [unreachable])).resolves.toBeUndefined();
    await expect(lock(['c'], [missing])).resolves.toBeUndefined();
    expect(warnings).toEqual([
      'packages are not locked: no route to host; the job will resolve them itself',
      'packages are not locked: neither uv nor python3 with pip was found; the job will resolve them itself',
    ]);
  });

  it('refuses packages that can not be had together, at their line of the head', async () => {
    await expect(lock(['d'], [conflict])).rejects.toMatchObject({
      code: 'PACKAGES_UNRESOLVED',
      faults: [{ place, rule: 'no version of d' }],
    });
  });

  it('locks all the same where the cache can not be written', async () => {
    await expect(lock(['e'], [locked], '/dev/null/locks')).resolves.toBe('e==1\n');
  });
});

const missing: LockTool = async () => undefined;
const unreachable: LockTool = async () => ({ kind: 'unreachable', reason: 'no route to host' });
const conflict: LockTool = async () => ({ kind: 'unresolved', output: 'no version of d\nbecause' });
const locked: LockTool = async () => ({ kind: 'locked', text: 'e==1\n' });
