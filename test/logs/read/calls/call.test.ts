import { expect, test } from 'vitest';
import type { CallBudget } from '../../../../src/logs/budget/call-budget.ts';
import { callsOf } from '../../../../src/logs/read/calls/call.ts';
import type { ReaderEnv } from '../../../../src/logs/read/reader.ts';
import { openTroubles } from '../../../../src/logs/read/calls/troubles.ts';
import { virtualClock } from '../../../fakes/cloudwatch/virtual-clock.ts';

const named = (name: string, message = name): Error => Object.assign(new Error(message), { name });

/** A service that answers each call in turn: by throwing, by never answering, or well. */
function calling(answers: readonly (Error | 'silence')[], more: Partial<ReaderEnv> = {}) {
  const clock = virtualClock();
  const taken: string[] = [];
  const limits: (number | undefined)[] = [];
  const troubles: (string | undefined)[] = [];
  let calls = 0;
  const budget: CallBudget = {
    take: async (api, priority) => void taken.push(`${api} ${priority}`),
    tell: (_api, outcome) => void taken.push(outcome),
    used: () => 0,
  };
  const client = {
    send: async (command: { input: { limit?: number } }) => {
      limits.push(command.input.limit);
      const answer = answers[calls];
      calls += 1;
      if (answer === 'silence') return new Promise(() => undefined);
      if (answer) throw answer;
      return { events: [] };
    },
  } as unknown as ReaderEnv['client'];
  const env = { clock, budget, client, ...more } as ReaderEnv;
  const told = openTroubles(
    clock,
    () => 1,
    () => troubles.push(told.worst()?.kind),
  );
  const stop = new AbortController();
  const made = callsOf(env, told, 'job');
  return {
    filter: async () => made.filter({ logGroupName: 'g' }, { priority: 'tail', signal: stop.signal }),
    clock,
    taken,
    limits,
    troubles,
    stop,
    made: () => calls,
  };
}

test('what passes is waited out, and told until it is over', async () => {
  const service = calling([
    named('ThrottlingException'),
    named('InternalFailure'),
    named('ServiceUnavailableException'),
  ]);
  await service.filter();
  expect(service.made()).toBe(4);
  expect(service.troubles).toEqual(['throttled', 'service', 'service', undefined]);
});

test('each call takes its turn, and the budget hears of throttling', async () => {
  const service = calling([named('ThrottlingException')]);
  await service.filter();
  expect(service.taken).toEqual(['FilterLogEvents tail', 'throttled', 'FilterLogEvents tail', 'done']);
});

test('throttling that lasts an hour is borne, with few calls', async () => {
  const service = calling(Array.from({ length: 300 }, () => named('ThrottlingException')));
  await service.filter();
  expect(service.clock.elapsed()).toBeGreaterThan(3_000_000 / 2);
});

test('an answer that never comes is given up, and the next page is smaller until they come quickly', async () => {
  const service = calling(['silence', 'silence']);
  await service.filter();
  expect(service.limits).toEqual([undefined, 2_500, 625]);
  await service.filter();
  expect(service.limits.at(-1)).toBe(1_250);
  expect(service.troubles).toEqual(['network', undefined]);
});

test('expired credentials are tried again as soon as somebody has signed in', async () => {
  let signedIn = 0;
  const credentialsChange = async (): Promise<void> => {
    signedIn += 1;
  };
  const service = calling([named('ExpiredTokenException'), named('ExpiredTokenException')], { credentialsChange });
  await service.filter();
  expect(signedIn).toBe(1);
  expect(service.clock.elapsed()).toBe(0);
});

test.each(['AccessDeniedException', 'ResourceNotFoundException', 'InvalidParameterException', 'TypeError'])(
  '%s is not for a call to wait out',
  async (name) => {
    const service = calling([named(name)]);
    await expect(service.filter()).rejects.toThrow(name);
    expect(service.made()).toBe(1);
  },
);

test('the signal ends a call that never gets an answer, and its pauses', async () => {
  const service = calling(['silence']);
  const ended = service.filter();
  await service.clock.wait(10);
  service.stop.abort();
  await expect(ended).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
});
