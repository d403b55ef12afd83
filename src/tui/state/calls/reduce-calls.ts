import { callAsCli } from '../../../aws/calls/call-as-cli.ts';
import { callAsTypeScript } from '../../../aws/calls/call-as-typescript.ts';
import { inputLines } from '../../draw/calls.ts';
import type { ActionId } from '../../keys/actions.ts';
import { isEdit } from '../../keys/edit-actions.ts';
import { edit, emptyLine, insert } from '../line/edit-line.ts';
import { step, type Step } from '../effect.ts';
import { layoutOf } from '../layout.ts';
import { type Move, moved } from '../tree/move.ts';
import type { State } from '../state.ts';
import { clampOffset } from '../window.ts';
import { callsShown, callUnder, type CallsPanel, cursorAmong } from './calls-panel.ts';

/** What an action does in the list of calls. */
export function reduceCalls(state: State, panel: CallsPanel, action: ActionId): Step {
  switch (panel.mode) {
    case 'list':
      return inList(state, panel, action);
    case 'filter':
      return step(inFilter(state, panel, action));
    case 'yank':
      return copied({ ...state, overlay: { ...panel, mode: 'list' } }, panel, action);
  }
}

/** What is typed belongs to the filter while that is written, and else to nothing. */
export function typeInCalls(state: State, panel: CallsPanel, text: string): State {
  if (panel.mode === 'yank') return { ...state, overlay: { ...panel, mode: 'list' } };
  return panel.mode === 'filter' ? { ...state, overlay: { ...panel, filter: insert(panel.filter, text) } } : state;
}

function inList(state: State, panel: CallsPanel, action: ActionId): Step {
  const to = (next: Partial<CallsPanel>) => step({ ...state, overlay: { ...panel, ...next } });
  switch (action) {
    case 'up':
    case 'down':
    case 'halfUp':
    case 'halfDown':
    case 'top':
    case 'bottom':
      return to(panel.isOpen ? scrolled(state, panel, action) : movedTo(state, panel, action));
    case 'openCall':
      return to({ isOpen: !panel.isOpen && callUnder(state, panel) !== undefined, offset: 0 });
    case 'filterCalls':
      return to({ mode: 'filter', isOpen: false });
    case 'yankCall':
      return callUnder(state, panel) ? to({ mode: 'yank' }) : step(state);
    case 'closeCalls':
      return panel.isOpen ? to({ isOpen: false }) : step({ ...state, overlay: undefined });
    default:
      return step(state);
  }
}

function movedTo(state: State, panel: CallsPanel, move: Move): Partial<CallsPanel> {
  const calls = callsShown(state, panel);
  return { cursor: calls[moved(cursorAmong(calls, panel), move, calls.length, room(state))]?.id };
}

function scrolled(state: State, panel: CallsPanel, move: Move): Partial<CallsPanel> {
  const call = callUnder(state, panel);
  const count = call ? inputLines(call, state.size.columns - 4).length : 0;
  const height = room(state);
  return { offset: clampOffset(moved(panel.offset, move, count, height), count, height) };
}

function room(state: State): number {
  return Math.max(1, layoutOf(state).upper.height - 2);
}

function inFilter(state: State, panel: CallsPanel, action: ActionId): State {
  if (isEdit(action)) return { ...state, overlay: { ...panel, filter: edit(panel.filter, action) } };
  switch (action) {
    case 'accept':
      return { ...state, overlay: { ...panel, mode: 'list' } };
    case 'leave':
      return { ...state, overlay: { ...panel, mode: 'list', filter: emptyLine } };
    default:
      return state;
  }
}

function copied(state: State, panel: CallsPanel, action: ActionId): Step {
  const call = callUnder(state, panel);
  if (!call) return step(state);
  switch (action) {
    case 'yankCallCli':
      return step(state, { kind: 'copy', text: callAsCli(call, state.place) });
    case 'yankCallTypeScript':
      return step(state, { kind: 'copy', text: callAsTypeScript(call, state.place) });
    default:
      return step(state);
  }
}
