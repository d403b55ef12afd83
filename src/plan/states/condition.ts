import { compared, mirrored } from '../../define/expression/comparison.ts';
import { evaluate } from '../../define/expression/evaluate.ts';
import type { Comparison, Condition, FlowValue, ValueType } from '../../define/expression/node.ts';
import { hasExpression, soleExpression } from '../../define/expression/text.ts';
import type { FlowLiteral } from '../../define/flow/flow-definition.ts';
import type { Compiling } from './compiling.ts';
import { templateCode } from './expression/reference.ts';
import { pathTo } from './expression/path.ts';
import { typeIn } from './expression/type-in.ts';

/** A condition as a rule of a `Choice`, and the operands that must be made before, by their names in `$.operands`. */
export interface Rule {
  rule: object;
  operands: Readonly<Record<string, string>>;
}

/** Text is held against text, numbers against numbers, as `holds` does; values of two types are never equal. */
export function ruleOf(condition: Condition, compiling: Compiling): Rule {
  const operands: Record<string, string> = {};
  return { rule: ruleIn(condition, { compiling, operands }), operands };
}

interface Ruling {
  compiling: Compiling;
  operands: Record<string, string>;
}

function ruleIn(condition: Condition, ruling: Ruling): object {
  switch (condition.kind) {
    case 'compare':
      return comparison(condition.operator, condition.left, condition.right, ruling);
    case 'in':
      return any(condition.values.map((value) => comparison('equals', condition.value, value, ruling)));
    case 'not':
      return { Not: ruleIn(condition.condition, ruling) };
    case 'all':
      return condition.conditions.length === 0
        ? always
        : { And: condition.conditions.map((one) => ruleIn(one, ruling)) };
    case 'any':
      return any(condition.conditions.map((one) => ruleIn(one, ruling)));
  }
}

const always = { Variable: '$.params', IsPresent: true };
const never = { Not: always };

function any(rules: readonly object[]): object {
  return rules.length === 0 ? never : { Or: rules };
}

/** Either a literal, or the path of a value with its type where that is known. */
type Operand = { literal: FlowLiteral } | Placed;

interface Placed {
  path: string;
  type: ValueType | undefined;
}

function comparison(operator: Comparison, left: FlowValue, right: FlowValue, ruling: Ruling): object {
  const [one, other] = [operandOf(left, ruling), operandOf(right, ruling)];
  if ('path' in one)
    return 'path' in other ? pathsRule(operator, one, other) : literalRule(operator, one.path, other.literal);
  if ('path' in other) return literalRule(mirrored[operator], other.path, one.literal);
  return compared(operator, one.literal, other.literal) ? always : never;
}

function operandOf(value: FlowValue, { compiling, operands }: Ruling): Operand {
  if (typeof value !== 'string' || !hasExpression(value)) return { literal: evaluate(value, () => undefined) };
  const code = templateCode(value, { compiling });
  const sole = soleExpression(value);
  const type = sole ? typeIn(compiling, sole) : 'string';
  if (code.startsWith('$')) return { path: code, type };
  const known = Object.keys(operands).find((name) => operands[name] === code);
  const name = known ?? `value${Object.keys(operands).length + 1}`;
  operands[name] = code;
  return { path: pathTo('$.operands', name), type };
}

/** Where a path holds something else than the type, the rule doesn't hold instead of failing. */
function literalRule(operator: Comparison, Variable: string, literal: FlowLiteral): object {
  const kind = kindOf(typeof literal as 'string' | 'number' | 'boolean');
  const rule = { Variable, [`${kind}${suffixes[operator]}`]: literal };
  return operator === 'equals' ? rule : { And: [isOf(kind, Variable), rule] };
}

function pathsRule(operator: Comparison, left: Placed, right: Placed): object {
  const known = left.type ?? right.type;
  const kinds = known === undefined ? (['String', 'Numeric', 'Boolean'] as const) : [kindOf(known)];
  const rules = kinds
    .filter((kind) => kind !== 'Boolean' || operator === 'equals')
    .map((kind) => ({
      And: [
        isOf(kind, left.path),
        isOf(kind, right.path),
        { Variable: left.path, [`${kind}${suffixes[operator]}Path`]: right.path },
      ],
    }));
  const [only, ...more] = rules;
  return only && more.length === 0 ? only : { Or: rules };
}

type Kind = 'String' | 'Numeric' | 'Boolean';

function isOf(kind: Kind, Variable: string): object {
  return { Variable, [`Is${kind}`]: true };
}

function kindOf(type: ValueType | 'number' | 'boolean'): Kind {
  switch (type) {
    case 'string':
      return 'String';
    case 'int':
    case 'float':
    case 'number':
      return 'Numeric';
    case 'bool':
    case 'boolean':
      return 'Boolean';
  }
}

const suffixes: Readonly<Record<Comparison, string>> = {
  equals: 'Equals',
  above: 'GreaterThan',
  atLeast: 'GreaterThanEquals',
  below: 'LessThan',
  atMost: 'LessThanEquals',
};
