import type { AnyRunSummary } from '../../runs/any-run.ts';
import { hasEnded } from '../../runs/run.ts';
import { drawStatus } from '../../show/status.ts';
import { step, type Step } from './effect.ts';
import { focusOn } from './focus.ts';
import { keyOfRun } from './tree/row.ts';
import { showRun } from './show-run.ts';
import type { Notice, State } from './state.ts';

/** How many runs that ended unseen are remembered. */
const most = 50;

/** Notes the runs that have ended since, tells of them as the person wishes, and forgets those that are looked at. */
export function noteEnds(before: State, { state, effects }: Step): Step {
  const ended = before.tree.runs === state.tree.runs ? [] : endedSince(before, state);
  const unseen = [...ended, ...state.unseen].filter((run) => keyOfRun(run) !== state.tree.cursor).slice(0, most);
  const isSame = ended.length === 0 && unseen.length === state.unseen.length;
  if (isSame) return { state, effects };
  const shown = ended.find((run) => keyOfRun(run) === state.tree.cursor);
  const next: State = { ...state, unseen, ...(shown && { notice: noticeOfEnd(shown) }) };
  const { alerts } = state;
  if (ended.length === 0 || alerts === 'off') return { state: next, effects };
  return step(next, ...effects, { kind: 'alert', how: alerts, text: ended.map(textOfEnd).join(', ') });
}

/** What is to be said of runs that ended while one looked elsewhere. */
export function noticeOfUnseen({ unseen }: Pick<State, 'unseen'>): Notice | undefined {
  const [run, ...more] = unseen;
  if (!run) return undefined;
  const { text, role } = noticeOfEnd(run);
  return { text: more.length === 0 ? text : `${text}  and ${more.length} more`, role };
}

/** Puts the cursor on the run that ended last unseen. */
export function goToUnseen(state: State): State {
  const [run] = state.unseen;
  if (!run) return { ...state, notice: { text: 'no run has ended unseen', role: 'plain' } };
  return focusOn(showRun(state, run), 'tree');
}

function endedSince({ tree: { runs: before = [] } }: State, { tree: { runs = [] } }: State): AnyRunSummary[] {
  const going = new Set(before.filter(({ status }) => !hasEnded(status)).map(keyOfRun));
  return runs.filter((run) => hasEnded(run.status) && going.has(keyOfRun(run)));
}

function noticeOfEnd(run: AnyRunSummary): Notice {
  return { text: textOfEnd(run), role: run.status === 'completed' ? 'good' : 'bad' };
}

function textOfEnd({ name, status }: AnyRunSummary): string {
  return `${drawStatus(status).text}  ${name}`;
}
