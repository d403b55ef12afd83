import { mirrored } from '../../define/expression/comparison.ts';
import type { Comparison, Condition, FlowValue } from '../../define/expression/node.ts';
import { type Writer, writeValue } from './write-value.ts';

/** The conditions of a Condition step, which holds where all of them do. */
export function writeConditions(condition: Condition, writer: Writer): readonly object[] {
  if (condition.kind === 'all') return condition.conditions.flatMap((each) => writeConditions(each, writer));
  return [writeCondition(condition, writer)];
}

function writeCondition(condition: Condition, writer: Writer): object {
  switch (condition.kind) {
    case 'compare':
      return writeComparison(condition, writer);
    case 'in':
      return {
        Type: 'In',
        QueryValue: writeValue(condition.value, writer),
        Values: condition.values.map((value) => writeValue(value, writer)),
      };
    case 'not':
      return negation(writeCondition(condition.condition, writer));
    case 'any':
      return { Type: 'Or', Conditions: condition.conditions.map((each) => writeCondition(each, writer)) };
    case 'all':
      return writeAll(condition.conditions, writer);
  }
}

/** There is no And: all hold where it isn't so that any fails. */
function writeAll(conditions: readonly Condition[], writer: Writer): object {
  const [only, ...more] = conditions.map((each) => writeCondition(each, writer));
  if (only && more.length === 0) return only;
  return negation({ Type: 'Or', Conditions: [only, ...more].map((each) => negation(each as object)) });
}

function negation(condition: object): object {
  return 'Type' in condition && condition.Type === 'Not' && 'Condition' in condition
    ? (condition.Condition as object)
    : { Type: 'Not', Condition: condition };
}

/** A literal stands to the right, where the service takes one. */
function writeComparison(condition: Extract<Condition, { kind: 'compare' }>, writer: Writer): object {
  const { operator, left, right } = condition;
  const [Left, Right] = [left, right].map((value: FlowValue) => writeValue(value, writer));
  return typeof Left === 'object'
    ? { Type: types[operator], LeftValue: Left, RightValue: Right }
    : { Type: types[mirrored[operator]], LeftValue: Right, RightValue: Left };
}

const types: Readonly<Record<Comparison, string>> = {
  equals: 'Equals',
  above: 'GreaterThan',
  atLeast: 'GreaterThanOrEqualTo',
  below: 'LessThan',
  atMost: 'LessThanOrEqualTo',
};
