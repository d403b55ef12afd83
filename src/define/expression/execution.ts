import { expressionOf, type Expression } from './expression.ts';
import { executionVariables, type ExecutionVariable } from './node.ts';

/** What a run tells of itself, known when it has started: `` `s3://bucket/${execution.id}/` ``. */
export const execution: Readonly<Record<ExecutionVariable, Expression<string>>> = Object.freeze(
  Object.fromEntries(executionVariables.map((name) => [name, expressionOf({ kind: 'execution', name })])) as Record<
    ExecutionVariable,
    Expression<string>
  >,
);
