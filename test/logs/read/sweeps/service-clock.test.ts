import { expect, test } from 'vitest';
import { serviceClock } from '../../../../src/logs/read/sweeps/service-clock.ts';
import { virtualClock } from '../../../fakes/cloudwatch/virtual-clock.ts';

const noon = Date.UTC(2026, 5, 1, 12);

test('nothing is known before the service has told a time', () => {
  expect(serviceClock(virtualClock()).now()).toBe(-Infinity);
});

test("the service's time is its latest stamp and what has passed here since", async () => {
  const clock = virtualClock();
  const service = serviceClock(clock);
  service.note(noon);
  await clock.wait(5_000);
  expect(service.now()).toBe(noon + 5_000);
  service.note(noon + 2_000);
  expect(service.now()).toBe(noon + 5_000);
  service.note(noon + 6_000);
  expect(service.now()).toBe(noon + 6_000);
});
