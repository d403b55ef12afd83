import { editActions } from './edit-actions.ts';
import type { Mode, Pane } from '../state/state.ts';

/** One thing that keys do. */
export interface Action {
  id: ActionId;
  keys: readonly string[];
  modes: readonly Mode[];
  /** The panes in which it means this; absent: all. */
  panes?: readonly Pane[];
  help: string;
  group: 'move' | 'look' | 'do' | 'session' | 'line';
}

const browse: readonly Mode[] = ['browse'];
const lines: readonly Mode[] = ['repl', 'filter', 'palette', 'launch', 'goTo', 'name', 'call filter'];
/** Where a list is chosen from. */
const listed: readonly Mode[] = ['browse', 'help', 'links', 'calls'];
const everywhere: readonly Mode[] = ['browse', 'help', 'confirm', 'links', 'calls', 'call yank', ...lines];

const table = [
  { id: 'down', keys: ['j', 'down'], modes: listed, help: 'down', group: 'move' },
  { id: 'up', keys: ['k', 'up'], modes: listed, help: 'up', group: 'move' },
  {
    id: 'halfDown',
    keys: ['ctrl+d', 'pagedown', 'space'],
    modes: listed,
    help: 'half a pane down',
    group: 'move',
  },
  { id: 'halfUp', keys: ['ctrl+u', 'pageup'], modes: listed, help: 'half a pane up', group: 'move' },
  { id: 'top', keys: ['g', 'home'], modes: listed, help: 'to the top', group: 'move' },
  {
    id: 'bottom',
    keys: ['G', 'end'],
    modes: listed,
    help: 'to the end',
    group: 'move',
  },
  { id: 'into', keys: ['right'], modes: browse, help: 'open a group; into the pane on the right', group: 'move' },
  { id: 'out', keys: ['h', 'left'], modes: browse, help: 'close a group; back to the tree', group: 'move' },
  {
    id: 'open',
    keys: ['enter'],
    modes: ['browse', 'links'],
    help: 'open or close a group; look at what is selected; in the middle: what the page leads to',
    group: 'move',
  },
  { id: 'nextPane', keys: ['tab'], modes: browse, help: 'next pane', group: 'move' },
  { id: 'previousPane', keys: ['shift+tab'], modes: ['browse', 'repl'], help: 'pane before', group: 'move' },
  { id: 'paneTree', keys: ['1'], modes: browse, help: 'to the tree', group: 'move' },
  { id: 'paneDetail', keys: ['2'], modes: browse, help: 'to the middle', group: 'move' },
  { id: 'paneLog', keys: ['3'], modes: browse, help: 'to the log', group: 'move' },
  { id: 'paneRepl', keys: ['4', 'i', '`'], modes: browse, help: 'to the REPL line', group: 'move' },
  {
    id: 'filter',
    keys: ['/'],
    modes: browse,
    help: 'in the tree show only, in the middle find: `text`, `!not`, `~fuzzy`, `status:failed`, `/regex/`',
    group: 'look',
  },
  {
    id: 'logs',
    keys: ['l', 'L'],
    modes: browse,
    help: 'the log in full size; on a group: open it',
    group: 'look',
  },
  { id: 'nextMatch', keys: ['n'], modes: browse, panes: ['detail'], help: 'the next match', group: 'look' },
  { id: 'previousMatch', keys: ['N'], modes: browse, panes: ['detail'], help: 'the match before', group: 'look' },
  {
    id: 'goTo',
    keys: [':'],
    modes: browse,
    help: 'go to anything by name or ARN, or to a group: `:runs failed`',
    group: 'look',
  },
  { id: 'trailBack', keys: ['['], modes: browse, help: 'the page looked at before', group: 'look' },
  { id: 'trailForward', keys: [']'], modes: browse, help: 'the page that `[` left', group: 'look' },
  { id: 'lastView', keys: ['-'], modes: browse, help: 'the last page, and this one again', group: 'look' },
  { id: 'closeLinks', keys: ['q', 'esc'], modes: ['links'], help: 'stay on the page', group: 'session' },
  {
    id: 'scope',
    keys: ['a'],
    modes: browse,
    help: 'everything in the account, and back to the project',
    group: 'look',
  },
  { id: 'zoom', keys: ['z'], modes: browse, help: 'this pane in full size, and back', group: 'look' },
  { id: 'mouse', keys: ['%'], modes: browse, help: 'mouse on or off; off, the terminal selects', group: 'session' },
  { id: 'help', keys: ['?', 'f1'], modes: browse, help: 'these keys', group: 'look' },
  { id: 'run', keys: ['r'], modes: browse, help: 'run the selected job or flow; asks first', group: 'do' },
  { id: 'stop', keys: ['s'], modes: browse, help: 'stop the selected run; asks first', group: 'do' },
  { id: 'palette', keys: ['ctrl+p'], modes: browse, help: 'any command of mlx', group: 'do' },
  {
    id: 'back',
    keys: ['esc', 'backspace'],
    modes: browse,
    help: 'back: undo a zoom, a filter, an answer',
    group: 'session',
  },
  { id: 'quit', keys: ['q'], modes: browse, help: 'back; at the top leave, and runs go on', group: 'session' },
  {
    id: 'interrupt',
    keys: ['ctrl+c'],
    modes: everywhere,
    help: 'let go of what runs here; twice leaves',
    group: 'session',
  },
  {
    id: 'suspend',
    keys: ['ctrl+z'],
    modes: everywhere,
    help: 'suspend; `fg` comes back',
    group: 'session',
  },
  {
    id: 'redraw',
    keys: ['ctrl+l'],
    modes: everywhere,
    help: 'redraw and look again',
    group: 'session',
  },
  {
    id: 'closeHelp',
    keys: ['q', 'esc', '?', 'enter', 'f1'],
    modes: ['help'],
    help: 'close the help',
    group: 'session',
  },
  { id: 'calls', keys: ['c'], modes: browse, help: 'every call of AWS that was made here', group: 'look' },
  { id: 'unseen', keys: ['u'], modes: browse, help: 'to the run that ended while you looked elsewhere', group: 'look' },
  {
    id: 'alerts',
    keys: ['b'],
    modes: browse,
    help: 'tell the end of a run besides: by nothing, the bell, the desktop',
    group: 'session',
  },
  {
    id: 'readOnly',
    keys: ['R'],
    modes: browse,
    help: 'change nothing any more: read-only until you leave',
    group: 'session',
  },
  { id: 'openCall', keys: ['enter'], modes: ['calls'], help: 'the input of a call, or the list again', group: 'look' },
  { id: 'filterCalls', keys: ['/'], modes: ['calls'], help: 'only calls that hold a text', group: 'look' },
  { id: 'yankCall', keys: ['y'], modes: ['calls'], help: 'copy a call: then c or t', group: 'do' },
  { id: 'yankCallCli', keys: ['c'], modes: ['call yank'], help: 'copy the call as a line of the AWS CLI', group: 'do' },
  { id: 'yankCallTypeScript', keys: ['t'], modes: ['call yank'], help: 'copy the call as TypeScript', group: 'do' },
  { id: 'leaveYank', keys: ['esc', 'q'], modes: ['call yank'], help: 'copy nothing', group: 'session' },
  {
    id: 'closeCalls',
    keys: ['esc', 'q', 'c', 'left', 'h'],
    modes: ['calls'],
    help: 'back to the list of calls; then close it',
    group: 'session',
  },
  { id: 'yes', keys: ['y', 'Y'], modes: ['confirm'], help: 'yes', group: 'do' },
  { id: 'no', keys: ['n', 'N', 'q', 'esc', 'enter'], modes: ['confirm'], help: 'no', group: 'do' },
  { id: 'accept', keys: ['enter'], modes: lines, help: 'take the line', group: 'line' },
  { id: 'leave', keys: ['esc', 'ctrl+]'], modes: lines, help: 'leave the line', group: 'line' },
  {
    id: 'complete',
    keys: ['tab'],
    modes: ['repl', 'palette', 'launch', 'goTo'],
    help: 'complete; from an empty REPL to the tree; of a flow the next way of running',
    group: 'line',
  },
  {
    id: 'completeBack',
    keys: ['shift+tab'],
    modes: ['palette', 'launch', 'goTo'],
    help: 'the completion before; the way before',
    group: 'line',
  },
  { id: 'earlier', keys: ['up', 'ctrl+p'], modes: lines, help: 'an earlier line; the entry above', group: 'line' },
  { id: 'later', keys: ['down', 'ctrl+n'], modes: lines, help: 'a later line; the entry below', group: 'line' },
  ...editActions(lines),
] as const satisfies readonly (Omit<Action, 'id'> & { id: string })[];

export type ActionId = (typeof table)[number]['id'];

/** Everything that keys do, once: what resolves keys, the help and the tests read this. */
export const actions: readonly Action[] = table;

/** What a key means in a mode and a pane; `undefined` where it means nothing, and so is text where text is being written. */
export function actionFor(key: string, mode: Mode, pane: Pane): ActionId | undefined {
  return actions.find(
    (action) => action.keys.includes(key) && action.modes.includes(mode) && (action.panes?.includes(pane) ?? true),
  )?.id;
}
