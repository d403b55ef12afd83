import { type DefinitionFinding, shown } from './definition-finding.ts';
import { type DefinitionStep, isJson, type Json, listOf } from './definition-step.ts';
import { functionOf } from './functions.ts';

type Words = Omit<DefinitionFinding, 'step'>;

/** The questions of a condition step, and that it lies in no branch of another. */
export function checkConditions(step: DefinitionStep): DefinitionFinding[] {
  if (step.type !== 'Condition') return [];
  const conditions = step.arguments['Conditions'];
  const words = listOf(conditions).flatMap(checkCondition);
  if (!Array.isArray(conditions) || conditions.length === 0) {
    words.push({ what: 'it asks nothing', rule: 'Conditions is a list of at least one', fix: 'Give Conditions.' });
  }
  if (step.inside !== undefined) {
    words.push({
      what: `it lies in a branch of ${step.inside}`,
      rule: 'a branch holds no further condition',
      fix: 'Ask both in one condition.',
    });
  }
  return words.map((each) => ({ step: step.name, ...each }));
}

const comparisons = ['Equals', 'GreaterThan', 'GreaterThanOrEqualTo', 'LessThan', 'LessThanOrEqualTo'];

function checkCondition(condition: unknown): Words[] {
  const { Type: type, ...rest } = isJson(condition) ? condition : {};
  if (typeof type === 'string' && comparisons.includes(type))
    return checkMembers(condition, rest, ['LeftValue', 'RightValue']);
  switch (type) {
    case 'In': {
      const isList = Array.isArray(rest['Values']) && rest['Values'].every(isValue);
      const values = isList ? [] : [wrong(condition, 'the Values of In are a list of values')];
      return [...checkMembers(condition, { ...rest, Values: '' }, ['QueryValue', 'Values']), ...values];
    }
    case 'Not': {
      const { Condition: inner, ...more } = rest;
      const isRight = isJson(inner) && Object.keys(more).length === 0;
      return isRight ? checkCondition(inner) : [wrong(condition, 'Not has a Condition, and nothing else')];
    }
    case 'Or': {
      const { Conditions: inner, ...more } = rest;
      const isRight = Array.isArray(inner) && inner.length > 0 && Object.keys(more).length === 0;
      return isRight
        ? inner.flatMap(checkCondition)
        : [wrong(condition, 'Or has Conditions, a list, and nothing else')];
    }
    default:
      return [wrong(condition, `a condition is one of ${[...comparisons, 'In', 'Not', 'Or'].join(', ')}`)];
  }
}

function checkMembers(condition: unknown, rest: Json, members: readonly string[]): Words[] {
  const isRight = Object.keys(rest).length === members.length && members.every((member) => isValue(rest[member]));
  return isRight ? [] : [wrong(condition, `it has ${members.join(' and ')}, each a single value, and nothing else`)];
}

function isValue(value: unknown): boolean {
  return ['string', 'number', 'boolean'].includes(typeof value) || functionOf(value) !== undefined;
}

function wrong(condition: unknown, rule: string): Words {
  return { what: `it asks ${shown(condition)}`, rule, fix: 'Correct the condition.' };
}
