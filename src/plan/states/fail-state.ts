import type { FailStep } from '../../define/flow/flow-definition.ts';
import { hasExpression } from '../../define/expression/text.ts';
import type { Compiling } from './compiling.ts';
import { textCode } from './expression/reference.ts';
import { type Fragment, sequence, single } from './state.ts';
import { besides, stateNameOf } from './state-name.ts';

/** What the error of an execution is called that a `fail` step ended. */
export const failedByFlow = 'FlowFailed';

/** Ends the execution as failed. A message with expressions is put together in a state before. */
export function failFragment({ name, message }: FailStep, compiling: Compiling): Fragment {
  const state = stateNameOf(name);
  const fail = { Type: 'Fail', Error: failedByFlow };
  if (!hasExpression(message)) return { start: state, states: { [state]: { ...fail, Cause: message } } };
  const words = { Type: 'Pass', Parameters: { 'cause.$': textCode(message, { compiling }) }, ResultPath: '$.failure' };
  const ending = { start: state, states: { [state]: { ...fail, CausePath: '$.failure.cause' } } };
  return sequence([single(besides(name, 'message'), words), ending]);
}
