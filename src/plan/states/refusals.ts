import type { ExpressionNode } from '../../define/expression/node.ts';
import type { FlowDefinition, Step } from '../../define/flow/flow-definition.ts';
import { allSteps, expressionsOf } from '../../define/flow/walk.ts';
import type { FlowFinding } from '../flow/finding.ts';
import { fitsPath, membersOf } from './expression/path.ts';

/** What a state machine can't do of a flow, or not as the flow wants it. */
export function statesRefusals(flow: FlowDefinition): FlowFinding[] {
  return allSteps(flow).flatMap(({ step }) => [...untimed(step), ...unspeakable(step), ...evaluatedKeys(step)]);
}

/** `when` becomes a `Choice`, `each` a `Map`, and neither has a `TimeoutSeconds`. */
function untimed({ kind, name, timeout }: Step): FlowFinding[] {
  if (timeout === undefined || (kind !== 'when' && kind !== 'each')) return [];
  return [
    {
      step: name,
      what: `${name} has a timeout`,
      rule: `a state machine limits the time of a task, not that of ${kind === 'when' ? 'a choice' : 'all items together'}`,
      fix: `Give the steps inside ${name} their timeouts.`,
      ways: ['job'],
    },
  ];
}

/** Names that can't stand in a path of the state's data. */
function unspeakable(step: Step): FlowFinding[] {
  const names = expressionsOf(step).flatMap(namesIn);
  return [...new Set(names.filter((name) => !fitsPath(name)))].map((name) => ({
    step: step.name,
    what: `${step.name} reads ${JSON.stringify(name)}`,
    rule: "a path in a state machine can't hold a name with quotes, brackets or one of , * ? @ $ ` ~ ^ \\",
    fix: 'Use another name.',
    ways: ['job', 'pipeline'],
  }));
}

function namesIn(node: ExpressionNode): string[] {
  switch (node.kind) {
    case 'param':
      return [node.name];
    case 'metric':
      return [node.metric];
    case 'result':
      return [node.result];
    case 'json':
    case 'property':
      return membersOf(node.path).filter((member) => typeof member === 'string');
    case 'item':
      return node.member === undefined ? [] : [node.member];
    case 'execution':
    case 'output':
      return [];
  }
}

/** A member whose name ends in `.$` is an instruction to Step Functions. */
function evaluatedKeys(step: Step): FlowFinding[] {
  const maps = [
    step.kind === 'lambda' ? step.payload : {},
    'env' in step ? step.env : {},
    step.kind === 'register' ? step.properties : {},
  ];
  return maps.flatMap(Object.keys).flatMap((key) =>
    key.endsWith('.$')
      ? [
          {
            step: step.name,
            what: `${step.name} gives a value the name ${JSON.stringify(key)}`,
            rule: 'Step Functions takes a name that ends in .$ as an instruction to evaluate the value',
            fix: 'Use another name.',
            ways: ['job', 'pipeline'] as const,
          },
        ]
      : [],
  );
}
