import { canonicalText, isJsonObject, type Json, memberOf } from '../json.ts';
import { resolve } from './resolve.ts';
import type { Scope } from './scope.ts';
import { StepFault } from './step-fault.ts';

/** Whether all of a step's conditions hold. Throws `StepFault`. */
export async function holdAll(conditions: Json | undefined, scope: Scope): Promise<boolean> {
  for (const condition of listOf(conditions)) {
    if (!(await holds(condition, scope))) return false;
  }
  return true;
}

async function holds(condition: Json, scope: Scope): Promise<boolean> {
  const type = memberOf(condition, 'Type');
  const value = (member: string): Promise<Json> => resolve(memberOf(condition, member) ?? null, scope);
  switch (type) {
    case 'Equals':
      return equal(await value('LeftValue'), await value('RightValue'));
    case 'GreaterThan':
    case 'GreaterThanOrEqualTo':
    case 'LessThan':
    case 'LessThanOrEqualTo':
      return ordered(type, order(await value('LeftValue'), await value('RightValue')));
    case 'In': {
      const wanted = await value('QueryValue');
      return listOf(await value('Values')).some((each) => equal(wanted, each));
    }
    case 'Not':
      return !(await holds(memberOf(condition, 'Condition') ?? null, scope));
    case 'Or':
      for (const each of listOf(memberOf(condition, 'Conditions'))) {
        if (await holds(each, scope)) return true;
      }
      return false;
    default:
      throw new StepFault(`ClientError: Unknown condition type ${JSON.stringify(type)}.`);
  }
}

function equal(one: Json, other: Json): boolean {
  return canonicalText(one) === canonicalText(other);
}

type Ordering = 'GreaterThan' | 'GreaterThanOrEqualTo' | 'LessThan' | 'LessThanOrEqualTo';

function ordered(type: Ordering, sign: number): boolean {
  switch (type) {
    case 'GreaterThan':
      return sign > 0;
    case 'GreaterThanOrEqualTo':
      return sign >= 0;
    case 'LessThan':
      return sign < 0;
    case 'LessThanOrEqualTo':
      return sign <= 0;
  }
}

/** Numbers have an order, and so have texts, such as ISO times. */
function order(one: Json, other: Json): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other;
  if (typeof one === 'string' && typeof other === 'string') return one < other ? -1 : Number(one > other);
  throw new StepFault(`ClientError: Unable to compare ${JSON.stringify(one)} with ${JSON.stringify(other)}.`);
}

function listOf(value: Json | undefined): readonly Json[] {
  if (Array.isArray(value)) return value;
  throw new StepFault(`ClientError: A list was expected${isJsonObject(value) ? ', not an object' : ''}.`);
}
