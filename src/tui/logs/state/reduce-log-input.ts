import type { Input } from '../../keys/input.ts';
import { logActionFor } from '../keys/log-actions.ts';
import { logStep, type LogStep } from './log-effect.ts';
import { logModeOf } from './log-mode.ts';
import type { LogState } from './log-state.ts';
import type { Look } from './look.ts';
import { performAction } from './perform-action.ts';
import { reduceMouse } from './reduce-mouse.ts';
import { typeInto } from './reduce-prompt.ts';

/** What a key, a paste or the mouse does. */
export function reduceLogInput(before: LogState, input: Input, look: Look): LogStep {
  const state: LogState = { ...before, notice: undefined };
  if (input.kind === 'mouse') return reduceMouse(state, input, look);
  if (input.kind === 'paste') return logStep(typeInto(state, input.text));
  const action = logActionFor(input.key, logModeOf(state));
  if (action !== undefined) return performAction(state, action, input.key, look);
  return logStep(input.text === undefined ? state : typeInto(state, input.text));
}
