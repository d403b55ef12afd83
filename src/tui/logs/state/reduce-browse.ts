import type { LogActionId } from '../keys/log-actions.ts';
import { lineOf } from '../../state/line/edit-line.ts';
import { changeFilters } from './change-filters.ts';
import { changeLayout } from './change-layout.ts';
import { findFrom } from './reduce-find.ts';
import { focusedRows } from './focused-rows.ts';
import { logStep, type LogStep } from './log-effect.ts';
import type { LogState, PromptFor } from './log-state.ts';
import type { Look } from './look.ts';
import { follow, hold, holdStill, lineAt, moveCursor, moveLines } from './move-lines.ts';
import { lineHeight } from './line-height.ts';
import { paneState, panesOf, focusedPane, withPane } from './panes.ts';
import { fileNameFor } from './file-name.ts';

/** What an action does while the lines have the keys. */
export function reduceBrowse(state: LogState, action: LogActionId, key: string, look: Look): LogStep {
  const pane = focusedRows(state);
  const half = Math.max(1, pane.rows >> 1);
  switch (action) {
    case 'down':
      return logStep(moveCursor(state, pane, 1, lineHeight(state), look));
    case 'up':
      return logStep(moveCursor(state, pane, -1, lineHeight(state), look));
    case 'halfDown':
      return logStep(moveLines(state, pane, half, look));
    case 'halfUp':
      return logStep(moveLines(state, pane, -half, look));
    case 'top': {
      const [first] = look.window(pane.key, 'start', 1).lines;
      return logStep(first ? hold(state, pane, first, 0, look) : state);
    }
    case 'bottom':
      return logStep(follow(state, pane.key));
    case 'follow':
      return logStep(
        paneState(state, pane.key).at.kind === 'end' ? holdStill(state, pane, look) : follow(state, pane.key),
      );
    case 'left':
    case 'right':
      return logStep(moveSideways(state, pane.key, action));
    case 'nextPane':
      return logStep(focusBy(state, 1));
    case 'previousPane':
      return logStep(focusBy(state, -1));
    case 'pane': {
      const picked = panesOf(state)[Number(key) - 1];
      return logStep(picked ? { ...state, focus: picked.key } : state);
    }
    case 'toTime':
      return logStep(ask(state, 'time'));
    case 'search':
    case 'include':
    case 'exclude':
      return logStep(ask(state, action));
    case 'save':
      return logStep(ask(state, 'save', fileNameFor(state)));
    case 'next':
    case 'previous': {
      if (!state.search)
        return logStep({ ...state, notice: { text: 'nothing was searched for yet: /', role: 'plain' } });
      const direction = action === 'next' ? 'forward' : 'back';
      return findFrom(state, { kind: 'pattern', pattern: state.search }, direction, look);
    }
    case 'nextError':
      return findFrom(state, { kind: 'level', level: 'error' }, 'forward', look);
    case 'previousError':
      return findFrom(state, { kind: 'level', level: 'error' }, 'back', look);
    case 'level':
    case 'dropFilter':
    case 'dropFilters':
      return logStep(changeFilters(state, pane.key, action));
    case 'split':
    case 'merged':
    case 'fewerColumns':
    case 'moreColumns':
    case 'times':
    case 'wrap':
    case 'rawJson':
    case 'charts':
      return changeLayout(state, action);
    case 'zoom':
      return logStep({ ...state, isZoomed: !state.isZoomed });
    case 'streams':
    case 'help':
      return logStep({ ...state, overlay: { kind: action, offset: 0 } });
    case 'open': {
      const place = lineAt(state, pane.key, look);
      if (!place) return logStep(state);
      return logStep({ ...state, overlay: { kind: 'line', pane: pane.key, place, cursor: 0, folded: [] } });
    }
    case 'mark': {
      const place = state.mark ? undefined : lineAt(state, pane.key, look);
      return logStep({ ...state, mark: place });
    }
    case 'yank':
      return logStep({ ...state, overlay: { kind: 'yank' } });
    case 'mouse':
      return logStep({ ...state, isMouseOn: !state.isMouseOn }, { kind: 'mouse', on: !state.isMouseOn });
    case 'palette':
      return logStep({ ...state, overlay: { kind: 'palette', line: lineOf(''), chosen: 0 } });
    case 'back':
      return logStep(goBack(state));
    case 'quit':
      return logStep(state, { kind: 'quit' });
    default:
      return logStep(state);
  }
}

function ask(state: LogState, what: PromptFor, text = ''): LogState {
  return { ...state, overlay: { kind: 'prompt', what, line: lineOf(text) } };
}

/** Columns by which long lines move at once. */
const stride = 20;

function moveSideways(state: LogState, pane: string, direction: 'left' | 'right'): LogState {
  const { sideways } = paneState(state, pane);
  return withPane(state, pane, { sideways: Math.max(0, sideways + (direction === 'left' ? -stride : stride)) });
}

function focusBy(state: LogState, by: 1 | -1): LogState {
  const panes = panesOf(state);
  const at = panes.findIndex(({ key }) => key === focusedPane(state).key);
  return { ...state, focus: panes[(at + by + panes.length) % panes.length]?.key ?? state.focus };
}

/** Lets go of one thing at a time. */
function goBack(state: LogState): LogState {
  if (state.mark) return { ...state, mark: undefined };
  if (state.search) return { ...state, search: undefined };
  return { ...state, isZoomed: false };
}
