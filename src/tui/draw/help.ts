import type { HelpEntry, HelpSection } from '../../commands/help/help-page.ts';
import { drawHelp } from '../../show/help.ts';
import type { Line } from '../../show/line.ts';
import { actions } from '../keys/actions.ts';
import { logKeys, sessionKeys } from '../keys/keys-page.ts';
import { showKey } from '../keys/show-key.ts';
import { helpQuestions } from './help-questions.ts';
import { hintsFor } from '../state/hints.ts';
import { rowUnder } from '../state/tree/selection.ts';
import type { State } from '../state/state.ts';
import { readFilter } from '../state/tree/text-filter.ts';

/** What can be done here first, then where everything else is, then every key; of these what holds the search. */
export function helpLines(state: State, width: number): Line[] {
  const search = state.overlay?.kind === 'help' ? state.overlay.search.text : '';
  const sections = [here({ ...state, overlay: undefined }), helpQuestions, elsewhere, ...sessionKeys(), ...logKeys()];
  const found = search === '' ? sections : sections.flatMap((section) => holding(section, search));
  const title =
    found.length > 0
      ? 'What can I do?'
      : `Nothing here holds "${search}"; ^P searches the commands, \`mlx help\` tells of them.`;
  return drawHelp({ title, sections: found }, width);
}

/** Of the selection and the pane: what the status line hints at, in whole sentences. */
function here(state: State): HelpSection {
  return { title: `Here, ${placeOf(state)}`, entries: hintsFor(state).flatMap(([id]) => entryOf(id)) };
}

function entryOf(id: string): HelpEntry[] {
  const action = actions.find((each) => each.id === id);
  return action ? [{ term: action.keys.map(showKey).join(' '), text: action.help }] : [];
}

function placeOf(state: State): string {
  switch (state.focus) {
    case 'tree': {
      const row = rowUnder(state);
      return row === undefined || row.kind === 'empty' ? 'in the tree' : `on a ${row.kind} in the tree`;
    }
    case 'detail':
      return 'in the page in the middle';
    case 'log':
      return 'in the log';
    case 'repl':
      return 'in the REPL';
  }
}

const elsewhere: HelpSection = {
  title: 'Where everything else is',
  entries: [
    { term: 'f1', text: 'what the selected thing is, field by field' },
    {
      term: 'i',
      text: 'the REPL: `jobs`, `runs`, `plan(it)`, `it` is the selection; `?plan`, `plan?` and `help()` explain',
    },
    { term: '3', text: 'the log; `?` there shows its own keys' },
    {
      term: 'mlx help',
      text: 'in a shell: the commands, `mlx help head` every key of a head, `mlx help keys` these keys',
    },
  ],
};

function holding({ title, entries = [] }: HelpSection, search: string): HelpSection[] {
  const { matches } = readFilter(search);
  const found = entries.filter(({ term, text }) => matches({ name: `${title} ${term} ${text}` }));
  return found.length > 0 ? [{ title, entries: found }] : [];
}
