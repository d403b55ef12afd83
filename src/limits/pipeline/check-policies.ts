import { type DefinitionFinding, shown } from './definition-finding.ts';
import { type DefinitionStep, isJson, listOf } from './definition-step.ts';
import { stepTypes } from './step-types.ts';

/** A step's cache and retries: that its type has them, and their bounds. */
export function checkPolicies(step: DefinitionStep): DefinitionFinding[] {
  const words = [...checkCache(step), ...checkRetries(step)];
  return words.map((each) => ({ step: step.name, ...each }));
}

type Words = Omit<DefinitionFinding, 'step'>;

function checkCache({ type, body: { CacheConfig: cache } }: DefinitionStep): Words[] {
  if (cache === undefined || cache === null) return [];
  if (!stepTypes.get(type)?.cached) {
    return [{ what: 'it has a CacheConfig', rule: `a ${type} step is not cached`, fix: 'Leave it out.' }];
  }
  const { Enabled, ExpireAfter, ...rest } = isJson(cache) ? cache : { Enabled: cache };
  const isRight =
    typeof Enabled === 'boolean' &&
    (ExpireAfter === undefined || isDuration(ExpireAfter)) &&
    Object.keys(rest).length === 0;
  if (isRight) return [];
  const rule = 'a CacheConfig has Enabled, a boolean, and ExpireAfter, an ISO-8601 duration';
  return [{ what: `its CacheConfig is ${shown(cache)}`, rule, fix: 'Write {"Enabled": true, "ExpireAfter": "P30D"}.' }];
}

function isDuration(value: unknown): boolean {
  return typeof value === 'string' && iso.test(value);
}

const iso = /^P(?=.)(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?(?:T(?=.)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?$/iu;

function checkRetries({ type, body: { RetryPolicies: policies } }: DefinitionStep): Words[] {
  if (policies === undefined || policies === null) return [];
  const faults = stepTypes.get(type)?.retried ?? [];
  if (faults.length === 0) {
    return [{ what: 'it has RetryPolicies', rule: `a ${type} step is not tried again`, fix: 'Leave them out.' }];
  }
  if (!Array.isArray(policies)) {
    return [{ what: 'RetryPolicies are no list', rule: 'RetryPolicies take a list', fix: 'Write a list.' }];
  }
  return policies.flatMap((policy) => checkRetry(policy, faults, type));
}

const members = ['ExceptionType', 'IntervalSeconds', 'BackoffRate', 'MaxAttempts', 'ExpireAfterMin'];

function checkRetry(policy: unknown, faults: readonly string[], type: string): Words[] {
  const what = `it has the retry ${shown(policy)}`;
  if (!isJson(policy) || Object.keys(policy).some((key) => !members.includes(key))) {
    return [{ what, rule: `a retry has ${members.join(', ')}`, fix: 'Correct it.' }];
  }
  const { ExceptionType, IntervalSeconds, BackoffRate, MaxAttempts, ExpireAfterMin } = policy;
  const caught = typeof ExceptionType === 'string' ? [ExceptionType] : listOf(ExceptionType);
  const isCaught = caught.length > 0 && caught.every((fault) => faults.some((known) => known === fault));
  const isRate = BackoffRate === undefined || typeof BackoffRate === 'number';
  return [
    ...(isCaught ? [] : [wrong({ ExceptionType }, `a ${type} step is tried again for ${faults.join(', ')}`)]),
    ...(isRate ? [] : [wrong({ BackoffRate }, 'BackoffRate is a number')]),
    ...(within(IntervalSeconds, 43_200) ? [] : [wrong({ IntervalSeconds }, 'IntervalSeconds is at most 43200')]),
    ...(within(MaxAttempts, 20) ? [] : [wrong({ MaxAttempts }, 'MaxAttempts is at most 20')]),
    ...(within(ExpireAfterMin, 14_400) ? [] : [wrong({ ExpireAfterMin }, 'ExpireAfterMin is at most 14400')]),
    ...(MaxAttempts === undefined || ExpireAfterMin === undefined
      ? []
      : [wrong({ MaxAttempts, ExpireAfterMin }, 'a retry has either MaxAttempts or ExpireAfterMin')]),
  ];
}

function wrong(members: object, rule: string): Words {
  return { what: `a retry of it has ${shown(members)}`, rule, fix: 'Correct the retry.' };
}

function within(value: unknown, most: number): boolean {
  return value === undefined || (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most);
}
