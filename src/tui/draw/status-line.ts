import { clipLine } from '../../show/box.ts';
import { type Line, span } from '../../show/line.ts';
import { safeText } from '../../show/safe-text.ts';
import { actions } from '../keys/actions.ts';
import { modeOf, type Mode, type State } from '../state/state.ts';
import { showKey } from './help.ts';

/** What is to be said now: a notice, what completes the line, or the keys that matter here. */
export function statusLine(state: State): Line {
  const { columns } = state.size;
  const { notice, repl } = state;
  if (notice) return clipLine([span(notice.role, ` ${safeText(notice.text)}`)], columns);
  const mode = modeOf(state);
  if (mode === 'repl' && repl.isBusy) return clipLine([span('dim', ' evaluating… ^C lets go')], columns);
  if (mode === 'repl' && repl.candidates.length > 0) {
    return clipLine([span('dim', ` ${repl.candidates.map(safeText).join('  ')}`)], columns);
  }
  return clipLine(
    hints[mode].flatMap(([id, text], index) => [
      span('accent', `${index === 0 ? ' ' : '  '}${keyOf(id)}`),
      span('dim', ` ${text}`),
    ]),
    columns,
  );
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
  confirm: [
    ['yes', 'yes'],
    ['no', 'no'],
  ],
};

function keyOf(id: string): string {
  const action = actions.find((each) => each.id === id);
  return action ? showKey(action.keys[0] ?? '') : '';
}
