import type { FlowDefinition } from '../../define/flow/flow-definition.ts';
import type { FlowFinding } from '../flow/finding.ts';
import type { FlowContext, PlannedStep, StateMachine } from '../flow/flow-plan.ts';
import { beginning } from './begin.ts';
import { startCompiling } from './compiling.ts';
import { compose } from './compose.ts';
import { findingsIn } from './findings.ts';
import { brief } from './parallel.ts';
import { rolePolicy } from './policy/role-policy.ts';
import { machineOf, sequence, single } from './state.ts';

/** A flow as a state machine, with the policy that the role which runs it needs. */
export interface CompiledStates {
  definition: StateMachine;
  /** The definition as it is sent. */
  text: string;
  policy: object;
  findings: readonly FlowFinding[];
}

/**
 * Compiles a flow to Amazon States Language in its JSONPath form. Each step's own state is called as the step. Where a job
 * fails, its state fails and the execution with it: no `Catch` leads to a state that would tell the cause in other words,
 * since a redrive would then begin there, and not with the job. Branches side by side end with the first that fails.
 */
export function compileStates(
  flow: FlowDefinition,
  steps: readonly PlannedStep[],
  context: FlowContext,
): CompiledStates {
  const compiling = startCompiling(flow, steps, context);
  const body = compose(flow.steps, { before: new Set(), after: new Set(), inEach: false }, compiling);
  const whole = sequence([...beginning(compiling), body ?? single('Nothing to do', { Type: 'Pass' })]);
  const definition = {
    ...(flow.description !== undefined && { Comment: flow.description }),
    ...machineOf(brief(whole)),
  };
  const text = JSON.stringify(definition);
  return { definition, text, policy: rolePolicy(compiling), findings: findingsIn(text, compiling) };
}
