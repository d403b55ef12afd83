import { clipLine } from '../../show/box.ts';
import { type Line, type Span, span, textOf } from '../../show/line.ts';
import { showClock } from '../../show/quantity.ts';
import { safeText } from '../../show/safe-text.ts';
import { widthOf } from '../../show/width.ts';
import { actions } from '../keys/actions.ts';
import { showKey } from '../keys/show-key.ts';
import { noticeOfUnseen } from '../state/ends.ts';
import { hintsFor } from '../state/hints.ts';
import { modeOf, type State } from '../state/state.ts';

/** What is to be said now: a notice, what completes the line, or the keys that matter here. */
export function statusLine(state: State): Line {
  const { columns } = state.size;
  const calls = callsUnderWay(state);
  const room = columns - widthOf(calls);
  const left = clipLine(said(state, room), room);
  const blank = Math.max(0, columns - widthOf(textOf(left)) - widthOf(calls));
  return calls === '' ? left : [...left, span('plain', ' '.repeat(blank)), span('accent', calls)];
}

function callsUnderWay({ calls }: State): string {
  const count = calls.filter(({ took }) => took === undefined).length;
  return count === 0 ? '' : ` ◐ ${count} ${count === 1 ? 'call' : 'calls'} `;
}

function said(state: State, room: number): Line {
  const { notice, repl, stale } = state;
  if (notice) return [span(notice.role, ` ${safeText(notice.text)}`)];
  const mode = modeOf(state);
  if (mode === 'repl' && repl.isBusy) return [span('dim', ' evaluating… ^C lets go')];
  if (mode === 'browse' && stale) {
    return [span('warn', ` lists of ${showClock(stale.since)} · ${safeText(stale.text)}`)];
  }
  const ended = mode === 'browse' ? noticeOfUnseen(state) : undefined;
  if (ended) {
    return [span(ended.role, ` ${safeText(ended.text)}  `), span('accent', keyOf('unseen')), span('dim', ' to look')];
  }
  return hintLine(state, room);
}

/** As many hints as there is room for, each whole. */
function hintLine(state: State, columns: number): Line {
  const line: Span[] = [];
  let room = columns;
  for (const [id, text] of hintsFor(state)) {
    const key = `${line.length === 0 ? ' ' : '  '}${keyOf(id)}`;
    room -= widthOf(key) + 1 + widthOf(text);
    if (room < 0) break;
    line.push(span('accent', key), span('dim', ` ${text}`));
  }
  return line;
}

function keyOf(id: string): string {
  const action = actions.find((each) => each.id === id);
  return action ? showKey(action.keys[0] ?? '') : '';
}
