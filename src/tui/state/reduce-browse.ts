import type { ActionId } from '../keys/actions.ts';
import { step, type Step } from './effect.ts';
import { emptyCallsPanel } from './calls/calls-panel.ts';
import { goToUnseen } from './ends.ts';
import { nextAlerts } from './next-alerts.ts';
import { emptyLine, lineOf } from './line/edit-line.ts';
import { after, focusOn } from './focus.ts';
import { goBack } from './trail/go-back.ts';
import { followedOf } from './followed.ts';
import { toMatch } from './tree/matches.ts';
import { moveIn } from './tree/move.ts';
import { emptyPalette } from './palette/reduce-palette.ts';
import { emptyHelp } from './reduce-dialogs.ts';
import { changeGoTo, openLinks } from './trail/reduce-go.ts';
import { isSubjectAction, reduceSubject } from './subject/reduce-subject.ts';
import { rowUnder, selectedRun, selectedTarget } from './tree/selection.ts';
import { hasEnded } from '../../runs/run.ts';
import type { Group } from './tree/groups.ts';
import { inScope } from './tree/reduce-lists.ts';
import { cursorIndex, groupAt, rowsOf } from './tree/rows.ts';
import type { State } from './state.ts';
import { visitBack, visitForward, visitLast } from './trail/trail.ts';

/** What an action does while nothing is being written. */
export function reduceBrowse(state: State, action: ActionId): Step {
  if (isSubjectAction(action)) return reduceSubject(state, action);
  switch (action) {
    case 'up':
    case 'down':
    case 'halfUp':
    case 'halfDown':
    case 'top':
    case 'bottom':
      return step(moveIn(state, action));
    case 'into':
      return step(into(state));
    case 'out':
      return step(out(state));
    case 'open':
      return state.focus === 'detail' ? openLinks(state) : step(open(state));
    case 'nextPane':
      return step(focusOn(state, after(state.focus, 1)));
    case 'previousPane':
      return step(focusOn(state, after(state.focus, -1)));
    case 'paneTree':
      return step(focusOn(state, 'tree'));
    case 'paneDetail':
      return step(focusOn(state, 'detail'));
    case 'paneLog':
      return step(focusOn(state, 'log'));
    case 'paneRepl':
      return step(focusOn(state, 'repl'));
    case 'filter':
      return step(openFilter(state));
    case 'logs':
      return fullLog(state);
    case 'goTo':
      return step(changeGoTo(state, emptyLine));
    case 'trailBack':
      return visitBack(state) ?? step({ ...state, notice: { text: 'nothing was looked at before', role: 'warn' } });
    case 'trailForward':
      return (
        visitForward(state) ?? step({ ...state, notice: { text: 'nothing was left by going back', role: 'warn' } })
      );
    case 'lastView':
      return visitLast(state) ?? step(state);
    case 'nextMatch':
      return step(toMatch(state, 1));
    case 'previousMatch':
      return step(toMatch(state, -1));
    case 'zoom':
      return step({ ...state, zoomed: !state.zoomed && state.focus !== 'repl' });
    case 'scope':
      return step(toggleScope(state));
    case 'mouse':
      return step({ ...state, isMouseOn: !state.isMouseOn }, { kind: 'mouse', on: !state.isMouseOn });
    case 'help':
      return step({ ...state, overlay: emptyHelp });
    case 'calls':
      return step({ ...state, overlay: emptyCallsPanel });
    case 'unseen':
      return step(goToUnseen(state));
    case 'alerts':
      return nextAlerts(state);
    case 'readOnly':
      return step(readOnly(state));
    case 'run':
      return askToRun(state);
    case 'stop':
      return stopRun(state);
    case 'palette':
      return step({ ...state, overlay: emptyPalette });
    case 'back':
      return goBack(state) ?? step(state);
    case 'quit':
      return quit(state);
    default:
      return step(state);
  }
}

/** At the top it leaves; what would end with the session is told first. */
function quit(state: State): Step {
  const back = goBack(state);
  if (back) return back;
  const [task] = state.tasks;
  if (!task) return step(state, { kind: 'quit' });
  const question = `Leave? It ends \`${task.command}\`; runs go on.`;
  return step({
    ...state,
    overlay: { kind: 'confirm', question, command: '', line: emptyLine, onYes: { kind: 'quit' } },
  });
}

function into(state: State): State {
  const row = rowUnder(state);
  if (state.focus !== 'tree' || !row) return state;
  return row.kind === 'group' && !row.isOpen ? toggle(state, row.group) : focusOn(state, 'detail');
}

function out(state: State): State {
  if (state.focus !== 'tree') return focusOn({ ...state, zoomed: false }, 'tree');
  const row = rowUnder(state);
  if (row?.kind === 'group') return row.isOpen ? toggle(state, row.group) : state;
  const rows = rowsOf(state.tree);
  const group = groupAt(rows, cursorIndex(rows, state.tree));
  return group ? { ...state, tree: { ...state.tree, cursor: `group:${group}` } } : state;
}

function open(state: State): State {
  const row = rowUnder(state);
  if (state.focus !== 'tree' || !row) return state;
  return row.kind === 'group' ? toggle(state, row.group) : focusOn(state, 'detail');
}

/** The group under the cursor stays there where the other scope has it too. */
function toggleScope(state: State): State {
  const tree = inScope(state.tree, state.tree.scope === 'project' ? 'account' : 'project');
  return { ...state, tree };
}

function toggle(state: State, group: Group): State {
  const { closed } = state.tree;
  const next = closed.includes(group) ? closed.filter((each) => each !== group) : [...closed, group];
  return { ...state, tree: { ...state.tree, closed: next } };
}

function openFilter(state: State): State {
  const pane = state.focus === 'detail' ? 'detail' : 'tree';
  const before = state[pane].filter;
  return { ...state, overlay: { kind: 'filter', pane, line: lineOf(before), before } };
}

/** On a closed group the key keeps the meaning that it has beside h, j and k. */
function fullLog(state: State): Step {
  const row = rowUnder(state);
  if (state.focus === 'tree' && row?.kind === 'group') return step(row.isOpen ? state : toggle(state, row.group));
  const full: State = { ...focusOn(state, 'log'), zoomed: true };
  const run = followedOf(state.detail.page.isApart ? state.detail.page.row : row);
  if (!run || run.name === state.log.run?.name) return step(full);
  return step({ ...full, log: { run } }, { kind: 'follow', run });
}

function askToRun(state: State): Step {
  const target = selectedTarget(state);
  if (!target) return step({ ...state, notice: { text: 'select a job or a flow to run', role: 'warn' } });
  const text = target.kind === 'flow' ? `run ${target.name} --as job ` : `run ${target.name} `;
  return step(
    { ...state, overlay: { kind: 'launch', target, line: lineOf(text), facts: { kind: 'loading' } } },
    { kind: 'prepare', target, text },
  );
}

/** Whatever stops it asks first. */
function stopRun(state: State): Step {
  const run = selectedRun(state);
  if (!run) return step({ ...state, notice: { text: 'select a run to stop', role: 'warn' } });
  if (hasEnded(run.status)) {
    return step({ ...state, notice: { text: `${run.name} has ended: ${run.status}`, role: 'warn' } });
  }
  const words = ['stop', run.name];
  return step(state, { kind: 'perform', words, command: `mlx ${words.join(' ')}` });
}

/** Taking it off would take it off by mistake too. */
function readOnly(state: State): State {
  const text = 'read-only from now on: another session can change things again';
  return { ...state, place: { ...state.place, isReadOnly: true }, notice: { text, role: 'good' } };
}
