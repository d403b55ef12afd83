import { hasEnded } from '../../runs/run.ts';
import type { ActionId } from '../keys/actions.ts';
import { goBack } from './trail/go-back.ts';
import { linksOf } from './trail/links.ts';
import { rowUnder } from './tree/selection.ts';
import { modeOf, type Mode, type State } from './state.ts';

/** A key that matters now, and what it does, in a word or two. */
export type Hint = readonly [ActionId, string];

/** What is worth doing here, with this pane and this selection, the most likely first. */
export function hintsFor(state: State): readonly Hint[] {
  const mode = modeOf(state);
  return mode === 'browse' ? browsing(state) : writing[mode];
}

function browsing(state: State): readonly Hint[] {
  switch (state.focus) {
    case 'tree':
      return [help, ...ofSelection(state), ['filter', 'filter'], ['goTo', 'go to'], palette, pane, quit(state)];
    case 'detail':
      return [help, ...inPage(state), palette, pane, quit(state)];
    case 'log':
      return inLog(state);
    case 'repl':
      return writing.repl;
  }
}

const help: Hint = ['help', 'help'];
const palette: Hint = ['palette', 'commands'];
const pane: Hint = ['nextPane', 'pane'];

function ofSelection(state: State): readonly Hint[] {
  const row = rowUnder(state);
  switch (row?.kind) {
    case 'job':
      return row.job.faults > 0 ? [['edit', 'repair'], ['open', 'faults'], doc] : [['run', 'run'], open, edit, doc];
    case 'flow':
      return [['run', 'run'], open, edit, doc];
    case 'run':
      return hasEnded(row.run.status)
        ? [open, ['logs', 'log'], ['run', 'again'], edit, yank, console]
        : [['logs', 'log'], ['stop', 'stop'], open, yank, console];
    case 'table':
    case 'thing':
      return [open, yank, console, doc];
    case 'group':
      return [['open', row.isOpen ? 'close' : 'open'], account(state)];
    case 'empty':
    case undefined:
      return [account(state)];
  }
}

const open: Hint = ['open', 'look'];
const edit: Hint = ['edit', 'edit'];
const yank: Hint = ['yank', 'copy'];
const console: Hint = ['console', 'console'];
const doc: Hint = ['doc', 'what it is'];

function quit(state: State): Hint {
  return ['quit', goBack(state) ? 'back' : 'leave'];
}

function account({ tree }: State): Hint {
  return ['scope', tree.scope === 'account' ? 'project' : 'account'];
}

function inPage(state: State): readonly Hint[] {
  const { detail } = state;
  const links: readonly Hint[] = linksOf(state).length > 0 ? [['open', 'leads to']] : [];
  const answer: readonly Hint[] = detail.page.about === 'answer' ? [['back', 'what was before']] : [];
  return [...answer, ['down', 'scroll'], ...links, ['zoom', 'full size'], ['filter', 'find'], yank, edit];
}

/** A log that is shown has nearly all keys, and hints at them itself; these lead away from it. */
function inLog(state: State): readonly Hint[] {
  if (state.log.run === undefined) return [help, palette, pane, quit(state)];
  return [['zoom', 'full size'], pane, ['paneTree', 'tree'], ['paneDetail', 'page'], ['paneRepl', 'REPL']];
}

const writing: Readonly<Record<Exclude<Mode, 'browse'>, readonly Hint[]>> = {
  repl: [
    ['accept', 'evaluate'],
    ['complete', 'complete'],
    ['readOn', 'read on'],
    ['newLine', 'new line'],
    ['earlier', 'earlier'],
    ['searchHistory', 'search'],
    ['leave', 'leave'],
  ],
  filter: [
    ['accept', 'keep'],
    ['leave', 'undo'],
  ],
  palette: [
    ['accept', 'take'],
    ['later', 'next'],
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
  form: [
    ['accept', 'run'],
    ['fieldBelow', 'next field'],
    ['turn', 'line or fields'],
    ['nextWord', 'words that fit'],
    ['leave', 'close'],
  ],
  yank: [['noYank', 'copy nothing']],
  launch: [
    ['accept', 'run'],
    ['leave', 'cancel'],
  ],
  help: [
    ['searchHelp', 'search'],
    ['down', 'scroll'],
    ['closeHelp', 'close'],
  ],
  'help search': [
    ['accept', 'keep'],
    ['leave', 'all of it'],
  ],
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
