import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Clock } from '../../../src/logs/clock.ts';
import type { ReadingState } from '../../../src/logs/read/reader.ts';
import { keepPlace } from '../../../src/logs/resume/keep-place.ts';
import { readPlace } from '../../../src/logs/resume/place-file.ts';

function stateAt(told: number): ReadingState {
  return { version: 1, sources: [{ group: 'g', streams: { prefix: 'a/' }, told, seen: [] }] };
}

describe('keepPlace', () => {
  let folder: string;
  let read: number;
  let givenOut: boolean;
  let passTime: () => Promise<void>;
  let troubles: unknown[];

  const told = async () => (await readPlace(folder, 'run', 0))?.sources[0]?.told;

  /** Keeps the place of a reader on a clock that goes on, wait by wait, when the test says so. */
  function keeper(where = folder) {
    let wake: (() => void) | undefined;
    let waiting = Promise.withResolvers<void>();
    const clock: Clock = {
      elapsed: () => 0,
      now: () => 0,
      random: () => 0,
      wait: (_, signal) =>
        new Promise((done, fail) => {
          wake = done;
          signal?.addEventListener('abort', () => fail(signal.reason as Error));
          waiting.resolve();
        }),
    };
    passTime = async () => {
      waiting = Promise.withResolvers();
      wake?.();
      await waiting.promise;
    };
    return keepPlace({
      folder: where,
      target: 'run',
      state: () => stateAt(read),
      isGivenOut: () => givenOut,
      clock,
      onTrouble: (error) => troubles.push(error),
    });
  }

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mlx-test-'));
    [read, givenOut, troubles] = [1, true, []];
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('writes down a place only once all before it was given out', async () => {
    const place = keeper();
    givenOut = false;
    read = 2;
    await passTime();
    expect(await told()).toBeUndefined();
    givenOut = true;
    await passTime();
    expect(await told()).toBe(1);
    await passTime();
    expect(await told()).toBe(2);
    await place.close();
  });

  it('writes down the last one at the end', async () => {
    const place = keeper();
    read = 7;
    await place.close();
    expect(await told()).toBe(7);
  });

  it('tells once that it can’t, and goes on', async () => {
    await writeFile(join(folder, 'file'), '');
    const place = keeper(join(folder, 'file'));
    await passTime();
    read = 2;
    await passTime();
    await place.close();
    expect(troubles).toMatchObject([{ code: 'LOG_PLACE_UNSAVED' }]);
  });
});
