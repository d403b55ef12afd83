import { edit, insert, lineOf } from '../../state/line/edit-line.ts';
import type { LogActionId } from '../keys/log-actions.ts';
import { addFilter } from './change-filters.ts';
import { isEdit } from '../../keys/edit-actions.ts';
import { focusedRows } from './focused-rows.ts';
import { logStep, type LogStep } from './log-effect.ts';
import type { LogState, Overlay } from './log-state.ts';
import type { Look } from './look.ts';
import { jumpTo } from './move-lines.ts';
import { filterOf, focusedPane, paneState } from './panes.ts';
import { readPattern } from './read-pattern.ts';
import { readTime } from './read-time.ts';
import { findFrom } from './reduce-find.ts';

type Prompt = Extract<Overlay, { kind: 'prompt' }>;

/** Characters of a line that is written; a pattern or a path is never longer. */
const longest = 2000;

/** Text that was typed or pasted into the line being written. Where no line is, it means nothing. */
export function typeInto(state: LogState, text: string): LogState {
  const { overlay } = state;
  if (overlay?.kind !== 'prompt' && overlay?.kind !== 'palette') return state;
  const line = insert(overlay.line, text.replaceAll(/\s+/gu, ' '));
  if (line.text.length > longest) return state;
  return { ...state, overlay: overlay.kind === 'palette' ? { ...overlay, line, chosen: 0 } : { ...overlay, line } };
}

/** What an action does to the line being written. */
export function reducePrompt(state: LogState, prompt: Prompt, action: LogActionId, look: Look): LogStep {
  if (action === 'deleteBack' && prompt.line.text === '') return logStep({ ...state, overlay: undefined });
  if (isEdit(action)) return logStep({ ...state, overlay: { ...prompt, line: edit(prompt.line, action) } });
  switch (action) {
    case 'leave':
      return logStep({ ...state, overlay: undefined });
    case 'turn':
      return logStep(prompt.what === 'save' ? { ...state, overlay: { ...prompt, all: !prompt.all } } : state);
    case 'earlier':
      return logStep(
        prompt.what === 'search' && state.search
          ? { ...state, overlay: { ...prompt, line: lineOf(state.search.source) } }
          : state,
      );
    case 'accept':
      return prompt.line.text.trim() === '' ? logStep({ ...state, overlay: undefined }) : accept(state, prompt, look);
    default:
      return logStep(state);
  }
}

function accept(state: LogState, { what, line: { text }, all = false }: Prompt, look: Look): LogStep {
  const done: LogState = { ...state, overlay: undefined };
  switch (what) {
    case 'save': {
      const filter = all ? {} : filterOf(focusedPane(state), state);
      return logStep(done, { kind: 'saveLines', path: text.trim(), filter });
    }
    case 'time':
      return logStep(goToTime(state, done, text, look));
    case 'search':
    case 'include':
    case 'exclude': {
      const read = readPattern(text);
      if ('fault' in read) return logStep(withFault(state, read.fault));
      if (what !== 'search') return logStep(addFilter(done, focusedPane(state).key, what, read.pattern));
      // At the end there is nothing below to be found.
      const direction = paneState(state, focusedPane(state).key).at.kind === 'end' ? 'back' : 'forward';
      return findFrom({ ...done, search: read.pattern }, { kind: 'pattern', pattern: read.pattern }, direction, look);
    }
  }
}

function goToTime(state: LogState, done: LogState, text: string, look: Look): LogState {
  if (!state.span) return { ...done, notice: { text: 'there are no lines yet', role: 'plain' } };
  const time = readTime(text, state.span);
  if (time === undefined)
    return withFault(state, 'not a time: write 14:05, -10m, +1h30m (since the start) or 2026-11-21T14:05');
  const pane = focusedRows(state);
  const place = look.atTime(pane.key, time);
  return place ? jumpTo(done, pane, place, look) : done;
}

/** The line stays open, to be mended. */
function withFault(state: LogState, fault: string): LogState {
  return { ...state, notice: { text: fault, role: 'bad' } };
}
