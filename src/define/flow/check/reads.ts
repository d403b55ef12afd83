import type { Fault } from '../../../base/fault.ts';
import type { ExpressionNode } from '../../expression/node.ts';
import { expressionText, printed } from '../../expression/text.ts';
import type { Step, StepInput } from '../flow-definition.ts';
import { expressionsOf, type FoundStep } from '../walk.ts';
import { eachAround, faultAt, isVisible, type FlowView, type Words } from './flow-view.ts';
import { isDescribed, isModel, metricsOf, outputsOf, resultsOf } from './targets.ts';

/** Everything that a step reads is there, and can be seen from where the step lies. */
export function checkReads(view: FlowView): Fault[] {
  return view.all.flatMap(({ step }) => [
    ...expressionsOf(step).flatMap((node) => wrongNode(view, step, node)),
    ...inputsOf(step).flatMap(([name, input]) => wrongInput(view, step, name, input)),
    ...step.after.flatMap((name) => wrongTarget(view, step, name, 'it comes after')),
    ...(step.kind === 'transform' && step.model.kind === 'step' ? wrongModel(view, step, step.model.step) : []),
  ]);
}

function inputsOf(step: Step): [string, StepInput][] {
  if (step.kind === 'transform') return [['input', step.input]];
  return 'inputs' in step ? Object.entries(step.inputs) : [];
}

function wrongInput(view: FlowView, step: Step, name: string, input: StepInput): Fault[] {
  if (input.kind === 'output') return wrongNode(view, step, input, name);
  if (input.kind !== 'outputs') return [];
  const each = view.byName.get(input.each)?.step;
  const inner = each?.kind === 'each' ? each.steps.find((one) => one.name === input.step) : undefined;
  if (view.unread.has(input.step)) return [];
  if (!inner) return wrongTarget(view, step, input.each, `the input ${name} reads`, name);
  return isVisible(view, input.each, step.name)
    ? missingName(view, step, inner, 'output', input.output, outputsOf(inner), name)
    : wrongTarget(view, step, input.each, `the input ${name} reads`, name);
}

function wrongNode(view: FlowView, step: Step, node: ExpressionNode, input?: string): Fault[] {
  switch (node.kind) {
    case 'param':
      return missingParam(view, step, node.name);
    case 'execution':
      if (node.name === 'item') return eachAround(view, step) ? [] : [noItem(view, step)];
      return node.name === 'job' && step.kind !== 'job' ? [noJobName(view, step)] : [];
    case 'item':
      return wrongItem(view, step, node.member);
    case 'output':
    case 'metric':
    case 'json':
    case 'property':
    case 'result': {
      const text = printed(expressionText(node));
      const unseen = wrongTarget(view, step, node.step, `${text} reads`, input);
      const target = view.byName.get(node.step);
      return unseen.length > 0 || !target ? unseen : wrongMember(view, step, target, node, input);
    }
  }
}

type Reading = Extract<ExpressionNode, { step: string }>;

function wrongMember(view: FlowView, step: Step, { step: target }: FoundStep, node: Reading, input?: string): Fault[] {
  switch (node.kind) {
    case 'output':
      return missingName(view, step, target, 'output', node.output, outputsOf(target), input);
    case 'metric':
      return missingName(view, step, target, 'metric', node.metric, metricsOf(target));
    case 'result':
      return missingName(view, step, target, 'result', node.result, Object.keys(resultsOf(target)));
    case 'property': {
      const rule = 'SageMaker describes jobs, tunings, transforms, models and registered models';
      const words = { what: `nothing describes the step ${target.name}`, rule, fix: 'read its outputs or results' };
      return isDescribed(target) ? [] : [faultAt(view.placeOf(step), words)];
    }
    case 'json': {
      const missing = missingName(view, step, target, 'output', node.output, outputsOf(target));
      if (missing.length > 0) return missing;
      const rule = 'a value is read by its path from a JSON file that the step writes to an output of files';
      const words = {
        what: `${printed(expressionText(node))} can't be read`,
        rule,
        fix: "report.json('evaluation.json', 'metrics.auc')",
      };
      return isModel(target, node.output) || !isFileInside(node.file) || node.path === ''
        ? [faultAt(view.placeOf(step), words)]
        : [];
    }
  }
}

function isFileInside(file: string): boolean {
  return file !== '' && !file.startsWith('/') && !file.split('/').includes('..') && !file.endsWith('/');
}

/** What is read is a step, and it lies beside or around the one that reads it. */
function wrongTarget(view: FlowView, step: Step, name: string, told: string, input?: string): Fault[] {
  const { byName, unread, placeOf } = view;
  if (unread.has(name)) return [];
  const target = byName.get(name);
  if (!target) {
    const words: Words = {
      what: `${told} the step ${name}, which isn't there`,
      rule: `the steps are ${[...byName.keys()].slice(0, 12).join(', ')}`,
      fix: 'name one of these',
      near: { word: name, among: byName.keys() },
    };
    return [faultAt(placeOf(step, input), words)];
  }
  const seen = target.item ? target.item.each.name : name;
  const within = view.scopes.get(step.name) ?? [];
  const itself = target.item !== undefined && within.includes(`${target.item.each.name}/each`);
  if (isVisible(view, seen, step.name) && !itself) return [];
  const holder = target.inside?.step ?? '';
  const isEach = byName.get(holder)?.step.kind === 'each';
  const words = {
    what: `${told} ${name} from outside of ${holder}`,
    rule: isEach
      ? 'of the steps in an each, what reads from outside is its outputs, or one item by at() or named()'
      : 'a step in a when may not run at all, so that nothing outside of it can wait for it',
    fix: isEach ? `read it of what each() returned` : `move ${step.name} into ${holder}`,
  };
  return [faultAt(placeOf(step, input), words)];
}

function missingName(
  view: FlowView,
  step: Step,
  target: Step,
  kind: 'output' | 'metric' | 'result',
  name: string,
  known: readonly string[],
  input?: string,
): Fault[] {
  if (known.includes(name)) return [];
  const words: Words = {
    what: `${target.name} has no ${kind} ${JSON.stringify(name)}`,
    rule: known.length > 0 ? `its ${kind}s are ${known.join(', ')}` : `it has no ${kind}s`,
    fix: kind === 'result' ? `results: { ${name}: 'float' }` : `declare it in the head, or read another`,
    near: { word: name, among: known },
  };
  return [faultAt(view.placeOf(step, input), words)];
}

function missingParam({ flow, placeOf }: FlowView, step: Step, name: string): Fault[] {
  if (Object.hasOwn(flow.params, name)) return [];
  const known = Object.keys(flow.params);
  const rule = known.length > 0 ? `its params are ${known.join(', ')}` : 'it has no params';
  const words = {
    what: `the flow has no param ${JSON.stringify(name)}`,
    rule,
    fix: `${name}: param.string()`,
    near: { word: name, among: known },
  };
  return [faultAt(placeOf(step), words)];
}

function noJobName({ placeOf }: FlowView, step: Step): Fault {
  const rule = 'execution.job is the name of the job that it stands in, and stands only in what a script is given';
  return faultAt(placeOf(step), { what: `${step.name} has no job`, rule, fix: 'execution.id' });
}

function wrongItem(view: FlowView, step: Step, member: string | undefined): Fault[] {
  const each = eachAround(view, step);
  if (!each) return [noItem(view, step)];
  const without = each.items.find(({ value }) => {
    if (typeof value !== 'object') return member !== undefined;
    return member === undefined || !Object.hasOwn(value, member);
  });
  if (!without) return [];
  const rule = 'what a step reads of the item, every item has';
  const what =
    member === undefined ? `the item ${without.name} is a table` : `the item ${without.name} has no ${member}`;
  return [
    faultAt(view.placeOf(step), { what, rule, fix: member === undefined ? 'read a member of it' : `${member}: ...` }),
  ];
}

function noItem({ placeOf }: FlowView, step: Step): Fault {
  const rule = 'the item is there only for the steps that the function given to each() makes';
  return faultAt(placeOf(step), { what: `${step.name} lies in no each`, rule, fix: 'make it in that function' });
}

function wrongModel(view: FlowView, step: Step, name: string): Fault[] {
  const unseen = wrongTarget(view, step, name, 'it predicts with');
  const target = view.byName.get(name)?.step;
  if (unseen.length > 0 || !target || target.kind === 'model') return unseen;
  const rule = 'a transform uses a model that model() made, or one that is there already';
  return [
    faultAt(view.placeOf(step), {
      what: `${name} is no model`,
      rule,
      fix: 'transform(model(train.outputs.model), ...)',
    }),
  ];
}
