import { MlxError } from '../../base/errors.ts';
import type { Host } from '../../commands/command.ts';
import type { Confirm } from '../../commands/guard/confirmation.ts';
import type { Parsed } from '../../commands/parse/parse.ts';
import type { Value } from '../../commands/value.ts';
import type { Effect } from '../state/effect.ts';
import { errorContent } from './error-content.ts';
import { readVerb, runVerb } from './run-verb.ts';
import type { Desk } from './work.ts';

type Performed = Pick<Extract<Effect, { kind: 'perform' }>, 'words' | 'command' | 'isAsked'>;

export interface Performer {
  /** Runs a command line; its outcome is shown in the middle. */
  perform: (asked: Performed) => Promise<void>;
  /** Lets go of all that run. */
  cancel: () => void;
}

export function openPerformer(desk: Desk, look: () => void): Performer {
  const { dispatch } = desk;
  const running = new Set<AbortController>();
  let last = 0;

  const { confirm } = desk.options;
  /** What was seen with its price before is asked for once more on production alone, by its name. */
  const confirmSeen: Confirm = async (asked) => (asked.isProduction && confirm ? confirm(asked) : true);

  const run = async (verb: Parsed, command: string, id: number, isAsked = false) => {
    const controller = new AbortController();
    running.add(controller);
    const notes: string[] = [];
    const told: string[] = [];
    let stage = '';
    const notify: Host['notify'] = (progress) => {
      if (progress.kind === 'log') told.push(progress.line.text);
      if (progress.kind === 'lines') for (const { line } of progress.lines) told.push(line.text);
      if (progress.kind === 'note') notes.push(progress.text);
      if (progress.kind === 'note' || progress.kind === 'stage') {
        stage = progress.text;
        dispatch({ kind: 'task', id, command, stage });
      }
      if (progress.kind === 'measure') dispatch({ kind: 'task', id, command, stage, measure: progress.measure });
    };
    try {
      const { value } = await runVerb(verb, isAsked ? { options: { ...desk.options, confirm: confirmSeen } } : desk, {
        signal: controller.signal,
        notify,
      });
      show(value, command, [...told, ...notes]);
    } finally {
      running.delete(controller);
    }
  };
  const show = (value: Value, title: string, told: readonly string[]) => {
    if (value.kind === 'launched' || value.kind === 'flow launched' || value.kind === 'retry') {
      dispatch({ kind: 'launched', run: value.run });
      return dispatch({ kind: 'notice', notice: { text: `${value.run.name} is on its way`, role: 'good' } });
    }
    const text = told.length > 0 ? told.join('\n') : 'done';
    const shown: Value = value.kind === 'nothing' ? { kind: 'text', text } : value;
    return dispatch({ kind: 'answer', title, content: { kind: 'value', value: shown } });
  };

  return {
    perform: async ({ words, command, isAsked }) => {
      const id = (last += 1);
      dispatch({ kind: 'task', id, command, stage: '' });
      try {
        await run(detached(forSession(readVerb(words, desk))), command, id, isAsked);
      } catch (error) {
        if (error instanceof MlxError && error.code === 'NOT_CONFIRMED') return;
        dispatch({ kind: 'answer', title: command, content: errorContent(error) });
      } finally {
        dispatch({ kind: 'taskEnded', id });
        look();
      }
    },
    cancel: () => {
      for (const controller of running) controller.abort();
    },
  };
}

function forSession(verb: Parsed): Parsed {
  if (verb.command.takesScreen) throw new MlxError('VERB_TAKES_SCREEN', { verb: verb.command.name });
  return verb;
}

/** The log of a run is on the screen anyhow: what would follow it in a shell only starts it here. */
function detached(verb: Parsed): Parsed {
  const { command, input } = verb;
  if (!Object.hasOwn(command.flags, 'detach')) return verb;
  return { ...verb, input: { ...input, flags: { ...input.flags, detach: true } } };
}
