import type { ExpressionNode, Template } from '../../../define/expression/node.ts';
import { expressionText, readTemplate, soleExpression } from '../../../define/expression/text.ts';
import type { EachItem } from '../../../define/flow/flow-definition.ts';
import type { FoundStep } from '../../../define/flow/walk.ts';
import { type Compiling, placeOfResult } from '../compiling.ts';
import { isComputed, type StepNode } from '../results/stored-fields.ts';
import { format } from './intrinsic.ts';
import { literalCode } from './literal.ts';
import { pathTo } from './path.ts';
import { typeIn } from './type-in.ts';

/** Where a text stands: in a step's own state, and with an item known already where it is read from outside of its `each`. */
export interface Standing {
  compiling: Compiling;
  /** What `{execution.job}` stands for: where the job's name is, or how it is made. */
  job?: string;
  item?: EachItem;
}

/**
 * An expression as a state may evaluate it: a path into its input or into the context object, or an intrinsic function. Every
 * path is definite.
 */
export function codeOf(node: ExpressionNode, standing: Standing): string {
  switch (node.kind) {
    case 'param':
      return pathTo('$.params', node.name);
    case 'execution':
      return executionCode(node.name, standing);
    case 'item':
      return itemCode(node.member, standing);
    default:
      return resultCode(node, standing);
  }
}

/** A text as one path or intrinsic function; literal where it holds no expression. */
export function templateCode(template: Template, standing: Standing): string {
  const parts = partsOf(template, standing);
  const [only, ...more] = parts;
  if (typeof only === 'object' && more.length === 0) return codeOf(only.node, only.standing);
  return joined(parts, standing.compiling);
}

/** As `templateCode`, but always text: a number is written out. */
export function textCode(template: Template, standing: Standing): string {
  const sole = soleExpression(template);
  const code = templateCode(template, standing);
  return sole && typeIn(standing.compiling, sole) !== 'string' ? format('{}', code) : code;
}

type Part = string | { node: ExpressionNode; standing: Standing };

/** A text's parts, where the place of an output that is known from the run's name alone is taken apart as well. */
function partsOf(template: Template, standing: Standing): Part[] {
  return readTemplate(template).flatMap((part) => {
    if (typeof part === 'string') return [part];
    const place = computedPlace(part, standing);
    return place ? partsOf(place.uri, place.standing) : [{ node: part, standing }];
  });
}

/** Literals that fit between quotes stand in the template; all others are arguments. */
function joined(parts: readonly Part[], compiling: Compiling): string {
  const values: string[] = [];
  const template = parts.map((part) => {
    const code = typeof part === 'string' ? literalCode(part, compiling.texts) : codeOf(part.node, part.standing);
    if (code.startsWith("'")) return code.slice(1, -1);
    values.push(code);
    return '{}';
  });
  return values.length === 0 ? `'${template.join('')}'` : format(template.join(''), ...values);
}

function executionCode(name: Extract<ExpressionNode, { kind: 'execution' }>['name'], standing: Standing): string {
  switch (name) {
    case 'id':
      return '$$.Execution.Name';
    case 'arn':
      return '$$.Execution.Id';
    case 'flow':
      return '$$.StateMachine.Name';
    case 'flowArn':
      return '$$.StateMachine.Id';
    case 'startTime':
      return '$.run.started';
    case 'now':
      return '$$.State.EnteredTime';
    case 'job':
      return standing.job ?? '$.job.name';
    case 'item':
      return standing.item ? literalCode(standing.item.name, standing.compiling.texts) : '$.item.name';
  }
}

function itemCode(member: string | undefined, { item, compiling }: Standing): string {
  if (!item) return member === undefined ? '$.item.value' : pathTo('$.item.value', member);
  const value = typeof item.value === 'object' ? item.value[member ?? ''] : item.value;
  return typeof value === 'string' ? literalCode(value, compiling.texts) : String(value);
}

/** The place of an output as the plan tells it, where no result does. Read from outside of its `each`, the item is known. */
function computedPlace(
  node: ExpressionNode,
  { compiling, item }: Standing,
): { uri: Template; standing: Standing } | undefined {
  if (node.kind !== 'output') return undefined;
  const found = compiling.known.get(node.step);
  const owner = found && compiling.steps.get(found.step.name);
  if (!owner || !isComputed(owner)) return undefined;
  const read = itemOf(found) ?? item;
  const uri = owner.outputs.find(({ name }) => name === node.output)?.uri ?? '';
  return { uri, standing: { compiling, ...(read && { item: read }) } };
}

function resultCode(node: StepNode, { compiling }: Standing): string {
  const found = compiling.known.get(node.step);
  const owner = found?.step.name ?? node.step;
  const field = compiling.fields.get(owner)?.get(expressionText({ ...node, step: owner }));
  if (!found || !field) throw new Error(`nothing is kept of ${node.step} for ${expressionText(node)}`);
  if (!found.item) return placeOfResult(owner, compiling, field.group, field.key);
  const key = compiling.keys.get(node.step) ?? '';
  return placeOfResult(found.item.each.name, compiling, key, field.group, field.key);
}

function itemOf({ item }: FoundStep): EachItem | undefined {
  return item?.each.items.find(({ name }) => name === item.name);
}
