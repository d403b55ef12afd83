import { expressionText, printed } from '../../define/expression/text.ts';
import type { FlowDefinition } from '../../define/flow/flow-definition.ts';
import { allSteps, expressionsOf } from '../../define/flow/walk.ts';
import type { FlowFinding } from './finding.ts';

/** What of the flow can't be run by direct calls, step by step. */
export function directRefusals(flow: FlowDefinition): FlowFinding[] {
  return allSteps(flow).flatMap(({ step }) =>
    expressionsOf(step).flatMap((node): FlowFinding[] => {
      if (node.kind !== 'execution' || !(node.name === 'arn' || node.name === 'flowArn')) return [];
      return [
        {
          step: step.name,
          what: `${step.name} reads ${printed(expressionText(node))}`,
          rule: 'a run by direct calls is nothing that AWS knows, and has no ARN',
          fix: 'Read {execution.id} or {execution.flow}.',
          ways: ['pipeline', 'states'],
        },
      ];
    }),
  );
}
