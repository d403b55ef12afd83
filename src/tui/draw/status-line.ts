import { clipLine } from '../../show/box.ts';
import { type Line, span, textOf } from '../../show/line.ts';
import { showClock } from '../../show/quantity.ts';
import { safeText } from '../../show/safe-text.ts';
import { widthOf } from '../../show/width.ts';
import { actions } from '../keys/actions.ts';
import { modeOf, type Mode, type State } from '../state/state.ts';
import { noticeOfUnseen } from '../state/ends.ts';
import { showKey } from './help.ts';

/** What is to be said now: a notice, what completes the line, or the keys that matter here. */
export function statusLine(state: State): Line {
  const { columns } = state.size;
  const calls = callsUnderWay(state);
  const left = clipLine(said(state), columns - widthOf(calls));
  const blank = Math.max(0, columns - widthOf(textOf(left)) - widthOf(calls));
  return calls === '' ? left : [...left, span('plain', ' '.repeat(blank)), span('accent', calls)];
}

function callsUnderWay({ calls }: State): string {
  const count = calls.filter(({ took }) => took === undefined).length;
  return count === 0 ? '' : ` ◐ ${count} ${count === 1 ? 'call' : 'calls'} `;
}

function said(state: State): Line {
  const { notice, repl, stale } = state;
  if (notice) return [span(notice.role, ` ${safeText(notice.text)}`)];
  const mode = modeOf(state);
  if (mode === 'repl' && repl.isBusy) return [span('dim', ' evaluating… ^C lets go')];
  if (mode === 'repl' && repl.candidates.length > 0) {
    return [span('dim', ` ${repl.candidates.map(safeText).join('  ')}`)];
  }
  if (mode === 'browse' && stale) {
    return [span('warn', ` lists of ${showClock(stale.since)} · ${safeText(stale.text)}`)];
  }
  const ended = mode === 'browse' ? noticeOfUnseen(state) : undefined;
  if (ended) {
    return [span(ended.role, ` ${safeText(ended.text)}  `), span('accent', keyOf('unseen')), span('dim', ' to look')];
  }
  return hints[mode].flatMap(([id, text], index) => [
    span('accent', `${index === 0 ? ' ' : '  '}${keyOf(id)}`),
    span('dim', ` ${text}`),
  ]);
}

const hints: Readonly<Record<Mode, readonly (readonly [string, string])[]>> = {
  browse: [
    ['help', 'keys'],
    ['open', 'open'],
    ['run', 'run'],
    ['stop', 'stop'],
    ['logs', 'log'],
    ['filter', 'filter'],
    ['goTo', 'go to'],
    ['palette', 'command'],
    ['nextPane', 'pane'],
    ['quit', 'back'],
  ],
  repl: [
    ['accept', 'evaluate'],
    ['complete', 'complete'],
    ['earlier', 'earlier'],
    ['leave', 'leave'],
  ],
  filter: [
    ['accept', 'keep'],
    ['leave', 'undo'],
  ],
  palette: [
    ['accept', 'run'],
    ['complete', 'complete'],
    ['leave', 'close'],
  ],
  goTo: [
    ['accept', 'go'],
    ['later', 'choose'],
    ['leave', 'close'],
  ],
  links: [
    ['open', 'go'],
    ['closeLinks', 'stay'],
  ],
  launch: [
    ['accept', 'run'],
    ['leave', 'cancel'],
  ],
  help: [['closeHelp', 'close']],
  name: [
    ['accept', 'yes, by its name'],
    ['leave', 'no'],
  ],
  calls: [
    ['openCall', 'input'],
    ['filterCalls', 'filter'],
    ['yankCall', 'copy'],
    ['closeCalls', 'close'],
  ],
  'call filter': [
    ['accept', 'keep'],
    ['leave', 'all'],
  ],
  'call yank': [
    ['yankCallCli', 'AWS CLI'],
    ['yankCallTypeScript', 'TypeScript'],
    ['leaveYank', 'nothing'],
  ],
  confirm: [
    ['yes', 'yes'],
    ['no', 'no'],
  ],
};

function keyOf(id: string): string {
  const action = actions.find((each) => each.id === id);
  return action ? showKey(action.keys[0] ?? '') : '';
}
