import { expect, test } from 'vitest';
import { openEngineRoom } from '../../../src/local/jobs/engine-room.ts';
import type { Engine } from '../../../src/local/jobs/engine.ts';
import { scratchAws } from '../fakes/scratch-aws.ts';

/** An engine whose work the test gives it, and that keeps account of its looks. */
function fakeEngine() {
  const told = { work: true, loaded: 0, looks: 0, answer: undefined as number | undefined };
  let finish: (() => void) | undefined;
  const engine: Engine = {
    hasWork: () => told.work,
    load: async () => {
      told.loaded += 1;
      return () => ({
        look: async () => {
          told.looks += 1;
          await new Promise<void>((resolve) => {
            finish = resolve;
          });
          return told.answer;
        },
      });
    },
  };
  const looked = async (): Promise<void> => {
    const before = told.looks;
    await expect.poll(() => finish).toBeDefined();
    finish?.();
    finish = undefined;
    await new Promise(setImmediate);
    expect(told.looks).toBe(before);
  };
  return { engine, told, looked };
}

test('an engine without work is not loaded', () => {
  using aws = scratchAws();
  const { engine, told } = fakeEngine();
  told.work = false;
  const room = openEngineRoom([engine], aws, () => {});
  room.look(true);
  expect(told.loaded).toBe(0);
  expect(room.isBusy()).toBe(false);
});

test('an engine looks when the state changed, and never twice at once', async () => {
  using aws = scratchAws();
  const { engine, told, looked } = fakeEngine();
  const room = openEngineRoom([engine], aws, () => {});
  room.look(true);
  await expect.poll(() => told.looks).toBe(1);
  room.look(true);
  room.look(false);
  expect(told.looks).toBe(1);
  await looked();
  room.look(false);
  await expect.poll(() => told).toMatchObject({ loaded: 1, looks: 2 });
  await looked();
  room.look(false);
  expect(told.looks).toBe(2);
});

test('an engine looks again when the time that it named has come', async () => {
  using aws = scratchAws();
  const { engine, told, looked } = fakeEngine();
  told.answer = aws.now() + 5000;
  const room = openEngineRoom([engine], aws, () => {});
  room.look(true);
  await expect.poll(() => told.looks).toBe(1);
  await looked();
  room.look(false);
  expect(told.looks).toBe(1);
  aws.clock.at += 5000;
  room.look(false);
  await expect.poll(() => told.looks).toBe(2);
});

test('an engine that fails is tried again later, and the supervisor lives on', async () => {
  using aws = scratchAws();
  let looks = 0;
  const failing: Engine = {
    hasWork: () => true,
    load: async () => () => ({
      look: () => {
        looks += 1;
        throw new Error('the engine of this test fails on purpose');
      },
    }),
  };
  let rang = 0;
  const room = openEngineRoom([failing], aws, () => {
    rang += 1;
  });
  room.look(true);
  await expect.poll(() => rang).toBe(1);
  room.look(false);
  expect(looks).toBe(1);
  aws.clock.at += 1000;
  room.look(false);
  await expect.poll(() => looks).toBe(2);
});
