import { describe, expect, test } from 'vitest';
import { MlxError } from '../../src/base/errors.ts';
import { checkRequest } from '../../src/limits/check-request.ts';
import type { Violation } from '../../src/limits/violation.ts';
import { planJob } from '../../src/plan/plan-job.ts';
import type { PlannedRequest } from '../../src/plan/plan.ts';
import { pythonTools } from '../setup/python.ts';
import { askBotocore } from './ask-botocore.ts';
import { pick, randomContext, randomJob, randomOf, type Random } from './random-job.ts';

interface Request {
  operation: PlannedRequest['operation'];
  input: unknown;
}

const planned = Array.from({ length: 1500 }, (_, seed) => requestOf(randomOf(seed + 1))).filter(
  (each) => each !== undefined,
);

describe.skipIf(!pythonTools())("botocore's own validator", () => {
  test('refuses no request that was planned', () => {
    expect(countBy(planned.map(({ operation }) => operation))).toEqual({
      CreateProcessingJob: expect.toSatisfy((count: number) => count > 150) as number,
      CreateTrainingJob: expect.toSatisfy((count: number) => count > 150) as number,
    });
    expect(askBotocore(planned).filter((report) => report !== null)).toEqual([]);
  });

  test('refuses a damaged request exactly where the limits do, as far as it looks', () => {
    const damaged = planned.flatMap((request, index) => damages(randomOf(index), request));
    const reports = askBotocore(damaged);
    const disagreed = damaged.filter((request, index) => (reports[index] !== null) !== isRefusedByModel(request));
    expect(disagreed).toEqual([]);
    expect(reports.filter((report) => report !== null).length).toBeGreaterThan(500);
  });
});

test('what is planned breaks no limit, and what is not is told at its faults', () => {
  expect(planned.flatMap(({ operation, input }) => checkRequest('sagemaker', operation, input))).toEqual([]);
});

function requestOf(random: Random): Request | undefined {
  const job = randomJob(random);
  try {
    return planJob(job, randomContext(random, job)).request;
  } catch (error) {
    if (error instanceof MlxError && error.code === 'PLAN_FAULTS' && error.faults.length > 0) return undefined;
    throw error;
  }
}

/** The same request with one member at a random place gone, emptied, shrunk, of another type, or misspelt. */
function damages(random: Random, { operation, input }: Request): Request[] {
  return Array.from({ length: 3 }, () => {
    const copy = structuredClone(input);
    const holders = holdersIn(copy);
    const holder = holders[Math.floor(random() * holders.length)] ?? {};
    const member = pick(random, Object.keys(holder) as [string]);
    const way = pick(random, ['gone', 'empty', 'low', 'type', 'misspelt']);
    if (way === 'misspelt') holder[`${member}s`] = holder[member];
    if (way === 'gone' || way === 'misspelt') delete holder[member];
    if (way === 'empty') holder[member] = Array.isArray(holder[member]) ? [] : '';
    if (way === 'low') holder[member] = -1;
    if (way === 'type') holder[member] = [{}];
    return { operation, input: copy };
  });
}

/** Every object in it, itself first; not its lists. */
function holdersIn(value: unknown): Record<string, unknown>[] {
  if (Array.isArray(value)) return value.flatMap(holdersIn);
  if (typeof value !== 'object' || value === null) return [];
  const below = Object.values(value).flatMap(holdersIn);
  return Object.keys(value).length > 0 ? [value as Record<string, unknown>, ...below] : below;
}

/** botocore looks at types, members, what is required and lower bounds; the model alone, not what joins several members. */
function isRefusedByModel({ operation, input }: Request): boolean {
  return checkRequest('sagemaker', operation, input).some(
    (violation) =>
      ['type', 'unknown', 'union'].includes(violation.rule) || isRequired(violation) || isTooLow(violation),
  );
}

const requiredOfOrdinaryJobs =
  /^(?:AlgorithmSpecification|ResourceConfig|StoppingCondition|.*\.(?:InstanceType|InstanceCount|LocalPath|S3InputMode))$/u;

function isRequired({ rule, path }: Violation): boolean {
  return rule === 'required' && !requiredOfOrdinaryJobs.test(path);
}

function isTooLow(violation: Violation): boolean {
  return 'size' in violation && violation.min !== undefined && violation.size < violation.min;
}

function countBy(words: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}
