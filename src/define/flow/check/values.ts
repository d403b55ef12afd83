import type { Fault } from '../../../base/fault.ts';
import type { Param } from '../../definition.ts';
import type { Condition, ExpressionNode, FlowValue, ValueType } from '../../expression/node.ts';
import { hasExpression, printed, soleExpression } from '../../expression/text.ts';
import { typeOf } from '../../expression/type-of.ts';
import { accepts, ruleOf } from '../../parse-params.ts';
import type { EachItem, FlowLiteral, Step } from '../flow-definition.ts';
import { shown } from '../options/read-options.ts';
import { eachAround, faultAt, type FlowView, type Words } from './flow-view.ts';

/** Params are given values that they take, and values of one type are compared. */
export function checkValues(view: FlowView): Fault[] {
  return view.all.flatMap(({ step }) => {
    const fault = (words: Words) => faultAt(view.placeOf(step), words);
    switch (step.kind) {
      case 'job':
      case 'tune':
        return [...wrongParams(view, step).map(fault), ...missingParams(step).map(fault)];
      case 'when':
        return wrongCondition(view, step.condition).map(fault);
      case 'each':
      case 'register':
      case 'model':
      case 'transform':
      case 'sql':
      case 'lambda':
      case 'approval':
      case 'fail':
        return [];
    }
  });
}

type WithJob = Extract<Step, { kind: 'job' | 'tune' }>;

function wrongParams(view: FlowView, step: WithJob): Words[] {
  const { params } = step.job;
  return Object.entries(step.params).flatMap(([name, value]) => {
    const param = Object.hasOwn(params, name) ? params[name] : undefined;
    if (!param) return [unknownParam(step, name)];
    const rule = `${name}: ${ruleOf(param)}`;
    return wrongValues(view, step, param, value).map((told) => ({
      what: `${step.name} is given ${told} as ${name}`,
      rule,
      fix: 'give it such a value',
    }));
  });
}

function unknownParam(step: WithJob, name: string): Words {
  const known = Object.keys(step.job.params);
  return {
    what: `${step.job.name} has no param ${JSON.stringify(name)}`,
    rule: known.length > 0 ? `its params are ${known.join(', ')}` : 'its head declares no params',
    fix: 'declare it in the head, or leave it out',
    near: { word: name, among: known },
  };
}

/** What the param doesn't take of what may stand there, in words. */
function wrongValues(view: FlowView, step: Step, param: Param, value: FlowValue): string[] {
  if (typeof value !== 'string' || !hasExpression(value)) return accepts(param, value) ? [] : [shown(value)];
  const node = soleExpression(value);
  if (!node) return param.type === 'string' ? [] : [`the text ${printed(value)}`];
  if (node.kind === 'item') return wrongItems(view, step, param, node.member);
  if (node.kind === 'param') return wrongFlowParam(view.flow.params[node.name], param, node.name);
  const type = typeIn(view, node);
  const fits = type === undefined || suits(type, param);
  return fits ? [] : [`${printed(value)}, ${typeWords[type]},`];
}

const typeWords = { string: 'a text', int: 'a whole number', float: 'a number', bool: 'true or false' } as const;

function suits(type: keyof typeof typeWords, param: Param): boolean {
  if (type === 'string') return param.type === 'string' || param.type === 'date';
  return type === param.type || (type === 'int' && param.type === 'float');
}

function wrongItems(view: FlowView, step: Step, param: Param, member: string | undefined): string[] {
  const items = eachAround(view, step)?.items ?? [];
  return items.flatMap((item) => {
    const value = valueOf(item, member);
    return value === undefined || accepts(param, value) ? [] : [`${shown(value)} for the item ${item.name}`];
  });
}

function valueOf({ value }: EachItem, member: string | undefined): FlowLiteral | undefined {
  if (typeof value !== 'object') return member === undefined ? value : undefined;
  return member !== undefined && Object.hasOwn(value, member) ? value[member] : undefined;
}

/** A param of the flow has the type, and its default is taken; what a run gives is checked when it is given. */
function wrongFlowParam(given: Param | undefined, param: Param, name: string): string[] {
  if (!given) return [];
  const told = `the flow's param ${name}, which is ${ruleOf(given)},`;
  if (param.type === 'enum') {
    return given.type === 'enum' && given.values.every((one) => param.values.includes(one)) ? [] : [told];
  }
  const type = given.type === 'enum' || given.type === 'date' ? 'string' : given.type;
  if (!suits(type, param)) return [told];
  return given.default === undefined || accepts(param, given.default)
    ? []
    : [`${shown(given.default)}, the default of ${name},`];
}

function missingParams(step: WithJob): Words[] {
  const given = step.kind === 'tune' ? { ...step.ranges, ...step.params } : step.params;
  return Object.entries(step.job.params).flatMap(([name, param]) =>
    param.required && !Object.hasOwn(given, name)
      ? [
          {
            what: `${step.name} gives ${name} no value`,
            rule: `${name}: ${ruleOf(param)}`,
            fix: `params: { ${name}: ... }`,
          },
        ]
      : [],
  );
}

function wrongCondition(view: FlowView, condition: Condition): Words[] {
  switch (condition.kind) {
    case 'not':
      return wrongCondition(view, condition.condition);
    case 'all':
    case 'any':
      return condition.conditions.flatMap((one) => wrongCondition(view, one));
    case 'in':
      return condition.values.flatMap((value) => incomparable(view, condition.value, value, false));
    case 'compare':
      return incomparable(view, condition.left, condition.right, condition.operator !== 'equals');
  }
}

function incomparable(view: FlowView, left: FlowValue, right: FlowValue, ordered: boolean): Words[] {
  const [one, other] = [sortOf(view, left), sortOf(view, right)];
  if (one === undefined || other === undefined) return [];
  if (one === other && !(ordered && one === 'true or false')) return [];
  return [
    {
      what: `${told(left)}, ${one}, is compared with ${told(right)}, ${other}`,
      rule: 'two numbers are compared, or two texts; true and false only by is()',
      fix: 'compare values of one type',
    },
  ];
}

function told(value: FlowValue): string {
  return typeof value === 'string' && hasExpression(value) ? printed(value) : shown(value);
}

function sortOf(view: FlowView, value: FlowValue): 'a number' | 'a text' | 'true or false' | undefined {
  const node: ExpressionNode | undefined = typeof value === 'string' ? soleExpression(value) : undefined;
  const type = node ? typeIn(view, node) : typeof value;
  if (type === undefined) return undefined;
  if (type === 'string') return 'a text';
  return type === 'bool' || type === 'boolean' ? 'true or false' : 'a number';
}

function typeIn({ flow, byName }: FlowView, node: ExpressionNode): ValueType | undefined {
  return typeOf(node, { params: flow.params, stepNamed: (name) => byName.get(name)?.step });
}
