import { expect, test } from 'vitest';
import { shapeNamed } from '../../src/limits/tables.ts';
import { machines } from '../../src/plan/machines/machines.ts';
import { priceOf } from '../../src/plan/machines/price.ts';
import { jobOf } from './fixture.ts';

test('a price is per hour for all instances, and at the time limit', () => {
  const job = jobOf({ instance: 'ml.m5.large', count: 3, maxRuntime: 1800 });
  expect(priceOf(job, 'us-east-1')).toEqual({
    perHour: 0.345,
    atLimit: 0.1725,
    note: 'on demand in us-east-1; disks are extra',
  });
});

test('a price that was derived, or is of another region, says so', () => {
  expect(priceOf(jobOf({ instance: 'ml.m7i.xlarge' }), 'eu-west-1').note).toBe(
    "derived from EC2's price in us-east-1, unconfirmed; eu-west-1 differs; disks are extra",
  );
  expect(priceOf(jobOf({ spot: { maxWait: 1 } }), 'us-east-1').note).toContain('spot costs less');
});

test('no price is made up where none is known', () => {
  for (const instance of ['ml.g6e.xlarge', 'ml.c5n.xlarge', 'nonsense']) {
    expect(priceOf(jobOf({ instance }), 'us-east-1')).toEqual({ note: `no price is known for ${instance}` });
  }
});

test('each machine of the table is one that the services know, with sound figures', () => {
  const shape = shapeNamed('sagemaker', 'TrainingInstanceType');
  const known = shape.type === 'string' ? shape.enum : [];
  for (const { type, vcpu, memory, price = 1 } of machines()) {
    expect(known).toContain(type);
    expect(Math.min(vcpu, memory, price)).toBeGreaterThan(0);
  }
});
