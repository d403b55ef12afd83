import type { Filter, Operator } from '@aws-sdk/client-sagemaker';
import { invalid } from '../refusals.ts';
import { isProperty, isTime, textOf } from './search-property.ts';

/** Refuses a filter whose property, operator and value don't go together. */
export function checkFilter(filter: Filter): void {
  const { Name: name = '', Operator: operator = 'Equals', Value: value } = filter;
  if (!isProperty(name)) throw invalid(`Invalid property name: ${name}`);
  if (operator === 'Exists' || operator === 'NotExists') return;
  if (value === undefined) throw invalid(`Value is required for operator ${operator} on property ${name}.`);
  if (isTime(name) && timeOf(value) === undefined) {
    throw invalid(`Invalid timestamp ${value} for property ${name}. Expected format: YYYY-mm-dd'T'HH:MM:SS`);
  }
  if (ordering.has(operator) && !isTime(name) && numberOf(value) === undefined) {
    throw invalid(`Operator ${operator} is not supported for text: ${value} for property ${name}.`);
  }
}

/** Whether the values that a job has under the filter's property satisfy it. A list satisfies it by one of its items. */
export function satisfies(values: readonly unknown[], filter: Filter): boolean {
  const { Name: name = '', Operator: operator = 'Equals', Value: wanted = '' } = filter;
  switch (operator) {
    case 'Exists':
      return values.length > 0;
    case 'NotExists':
      return values.length === 0;
    case 'NotEquals':
      return values.every((value) => order(value, wanted, name) !== 0);
    case 'Equals':
      return values.some((value) => order(value, wanted, name) === 0);
    case 'In':
      return values.some((value) => wanted.split(',').some((each) => order(value, each.trim(), name) === 0));
    case 'Contains':
      return values.some((value) => typeof value === 'string' && value.includes(wanted));
    case 'GreaterThan':
    case 'GreaterThanOrEqualTo':
    case 'LessThan':
    case 'LessThanOrEqualTo':
      return values.some((value) => isOrdered(order(value, wanted, name), operator));
  }
}

const ordering = new Set<Operator>(['GreaterThan', 'GreaterThanOrEqualTo', 'LessThan', 'LessThanOrEqualTo']);

function isOrdered(difference: number | undefined, operator: Operator): boolean {
  if (difference === undefined) return false;
  const wanted = operator.startsWith('Greater') ? difference > 0 : difference < 0;
  return wanted || (difference === 0 && operator.endsWith('OrEqualTo'));
}

/** Below, at or above zero as the value is below, at or above what is wanted; `undefined` where they can't be compared so. */
function order(value: unknown, wanted: string, name: string): number | undefined {
  const [one, other] = isTime(name) ? [numberOf(value), timeOf(wanted)] : [numberOf(value), numberOf(wanted)];
  if (one !== undefined && other !== undefined) return one - other;
  return textOf(value) === wanted ? 0 : undefined;
}

function numberOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string' || value.trim() === '') return undefined;
  const number = Number(value);
  return Number.isNaN(number) ? undefined : number;
}

/** Seconds since 1970. A time without a zone is UTC. */
function timeOf(text: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})?$/.test(text)) return undefined;
  const time = Date.parse(/Z|[+-]\d{2}:?\d{2}$/.test(text) ? text : `${text}Z`);
  return Number.isNaN(time) ? undefined : time / 1000;
}
