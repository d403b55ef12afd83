import { expect, test } from 'vitest';
import type { Confirmation } from '../../../src/commands/guard/confirmation.ts';
import { openConfirmer } from '../../../src/tui/effects/confirmer.ts';
import type { Event } from '../../../src/tui/state/event.ts';

const stop = (name: string): Confirmation => ({
  verb: 'stop',
  effect: 'destroys',
  command: `mlx stop ${name}`,
  where: 'prod',
  isProduction: true,
  name,
  cost: async () => ({ kind: 'nothing', why: 'it ends what costs' }),
});
const pause = () => new Promise<void>((resolve) => setImmediate(resolve));

function open() {
  const told: Event[] = [];
  return { told, confirmer: openConfirmer({ dispatch: (event) => void told.push(event) }) };
}

test('one question stands at a time, and what it may cost follows it', async () => {
  const { told, confirmer } = open();
  const answers = [confirmer.ask(stop('a')), confirmer.ask(stop('b'))];
  await pause();
  expect(told).toEqual([
    { kind: 'asked', id: 1, asked: { command: 'mlx stop a', name: 'a', production: 'prod' } },
    { kind: 'cost', id: 1, cost: 'nothing is charged: it ends what costs' },
  ]);
  confirmer.answer(1, true);
  await pause();
  expect(told[2]).toMatchObject({ kind: 'asked', id: 2 });
  confirmer.answer(2, false);
  expect(await Promise.all(answers)).toEqual([true, false]);
});

test('letting go answers all with no, also those that were not asked yet', async () => {
  const { told, confirmer } = open();
  const answers = [confirmer.ask(stop('a')), confirmer.ask(stop('b'))];
  await pause();
  confirmer.cancel();
  expect(await Promise.all(answers)).toEqual([false, false]);
  expect(told.filter(({ kind }) => kind === 'asked')).toHaveLength(1);
});
