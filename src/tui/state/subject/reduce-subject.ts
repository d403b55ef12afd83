import type { ActionId } from '../../keys/actions.ts';
import { step, type Step } from '../effect.ts';
import { specOf } from '../tree/groups.ts';
import { rowUnder } from '../tree/selection.ts';
import type { State } from '../state.ts';
import { subjectOf, type YankKind } from './subject.ts';

/** What the keys do that are about one thing: copy of it, show its console, explain it, open its folder, edit its file. */
export function reduceSubject(state: State, action: SubjectAction): Step {
  const subject = subjectOf(state);
  const row = rowUnder(state);
  if (!subject || !row) return step({ ...state, notice: { text: 'select something first', role: 'warn' } });
  switch (action) {
    case 'yank':
      return step({ ...state, overlay: { kind: 'yank', subject } });
    case 'console':
      return step(state, { kind: 'console', subject });
    case 'doc':
      return explain(state, subject.kind === 'answer' ? '_?' : row.kind === 'group' ? specOf(row.group).asked : 'it?');
    case 'shell':
      return step(state, { kind: 'shell', row });
    case 'edit':
      return step(state, { kind: 'edit', row });
  }
}

/** The REPL knows what a selection and an answer are, and says so as for any other name. */
function explain(state: State, text: string): Step {
  if (state.repl.isBusy)
    return step({ ...state, notice: { text: 'the REPL is at work; ctrl-c lets go of it', role: 'warn' } });
  return step({ ...state, repl: { ...state.repl, isBusy: true } }, { kind: 'evaluate', text });
}

const subjectActions = ['yank', 'console', 'doc', 'shell', 'edit'] as const;
type SubjectAction = (typeof subjectActions)[number];

export function isSubjectAction(action: ActionId): action is SubjectAction {
  return subjectActions.some((each) => each === action);
}

/** A key of the menu copies; any other closes it. From the palette it does so without the menu. */
export function reduceYank(state: State, action: ActionId): Step {
  const subject = state.overlay?.kind === 'yank' ? state.overlay.subject : subjectOf(state);
  const closed: State = { ...state, overlay: undefined };
  const what = yankKinds[action];
  return subject && what ? step(closed, { kind: 'yank', what, subject }) : step(closed);
}

/** What each key of the menu copies. */
export const yankKinds: Partial<Readonly<Record<ActionId, YankKind>>> = {
  yankName: 'name',
  yankArn: 'arn',
  yankJson: 'json',
  yankCli: 'cli',
  yankTypeScript: 'typescript',
  yankUrl: 'url',
  yankS3: 's3',
  yankCommand: 'command',
  yankText: 'text',
};
