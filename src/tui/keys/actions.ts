import { editActions } from './edit-actions.ts';
import type { Mode, Pane } from '../state/state.ts';

export type ActionGroup = 'move' | 'look' | 'do' | 'yank' | 'question' | 'calls' | 'help' | 'session' | 'form' | 'line';

/** One thing that keys do. */
export interface Action {
  id: ActionId;
  keys: readonly string[];
  modes: readonly Mode[];
  /** The panes in which it means this; absent: all. */
  panes?: readonly Pane[];
  help: string;
  group: ActionGroup;
}

const browse: readonly Mode[] = ['browse'];
const lines: readonly Mode[] = [
  'repl',
  'filter',
  'palette',
  'launch',
  'goTo',
  'name',
  'call filter',
  'form',
  'help search',
];
/** Of these, where one may go to another entry or line; in a form to another field. */
const withEntries: readonly Mode[] = lines.filter((mode) => mode !== 'form');
/** Where a list is chosen from. */
const listed: readonly Mode[] = ['browse', 'help', 'links', 'calls'];
const everywhere: readonly Mode[] = ['browse', 'help', 'confirm', 'links', 'calls', 'call yank', 'yank', ...lines];

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
  { id: 'paneRepl', keys: ['i', '4', '`'], modes: browse, help: 'to the REPL line', group: 'move' },
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
  {
    id: 'closeLinks',
    keys: ['q', 'esc'],
    modes: ['links'],
    help: 'of what a page leads to: stay on the page',
    group: 'move',
  },
  {
    id: 'scope',
    keys: ['a'],
    modes: browse,
    help: 'everything in the account, and back to the project',
    group: 'look',
  },
  { id: 'zoom', keys: ['z'], modes: browse, help: 'this pane in full size, and back', group: 'look' },
  { id: 'mouse', keys: ['%'], modes: browse, help: 'mouse on or off; off, the terminal selects', group: 'session' },
  { id: 'help', keys: ['?'], modes: browse, help: 'what can be done here, and all keys', group: 'look' },
  {
    id: 'doc',
    keys: ['f1', 'K'],
    modes: browse,
    help: 'what the selected thing is: its type, its fields',
    group: 'look',
  },
  { id: 'run', keys: ['r'], modes: browse, help: 'run the selected job or flow; asks first', group: 'do' },
  { id: 'stop', keys: ['s'], modes: browse, help: 'stop the selected run; asks first', group: 'do' },
  { id: 'palette', keys: ['ctrl+p'], modes: browse, help: 'any command of mlx, and any of these keys', group: 'do' },
  { id: 'edit', keys: ['e'], modes: browse, help: 'your editor, at the line of the fault', group: 'do' },
  { id: 'shell', keys: ['x'], modes: browse, help: 'a shell in the folder of the job, as the job had it', group: 'do' },
  {
    id: 'console',
    keys: ['o'],
    modes: browse,
    help: 'its page in the console of AWS: shown, copied, opened',
    group: 'do',
  },
  {
    id: 'yank',
    keys: ['y'],
    modes: browse,
    help: 'copy something of it: then one of the keys of the menu',
    group: 'do',
  },
  { id: 'yankName', keys: ['n'], modes: ['yank'], help: 'copy the name', group: 'yank' },
  { id: 'yankArn', keys: ['a'], modes: ['yank'], help: 'copy the ARN', group: 'yank' },
  { id: 'yankJson', keys: ['j'], modes: ['yank'], help: 'copy the JSON as the service answered', group: 'yank' },
  { id: 'yankCli', keys: ['c'], modes: ['yank'], help: 'copy the call of the AWS CLI', group: 'yank' },
  { id: 'yankTypeScript', keys: ['t'], modes: ['yank'], help: 'copy the call in TypeScript', group: 'yank' },
  { id: 'yankUrl', keys: ['u'], modes: ['yank'], help: 'copy the address of its page in the console', group: 'yank' },
  { id: 'yankS3', keys: ['s'], modes: ['yank'], help: 'copy the S3 URIs of its data', group: 'yank' },
  { id: 'yankCommand', keys: ['m'], modes: ['yank'], help: 'copy the mlx command that shows it', group: 'yank' },
  { id: 'yankText', keys: ['p'], modes: ['yank'], help: 'copy the page as text', group: 'yank' },
  { id: 'noYank', keys: ['esc', 'q', 'y', 'enter'], modes: ['yank'], help: 'copy nothing', group: 'yank' },
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
    group: 'help',
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
  { id: 'openCall', keys: ['enter'], modes: ['calls'], help: 'the input of a call, or the list again', group: 'calls' },
  { id: 'filterCalls', keys: ['/'], modes: ['calls'], help: 'only calls that hold a text', group: 'calls' },
  { id: 'yankCall', keys: ['y'], modes: ['calls'], help: 'copy a call: then c or t', group: 'calls' },
  {
    id: 'yankCallCli',
    keys: ['c'],
    modes: ['call yank'],
    help: 'copy the call as a line of the AWS CLI',
    group: 'calls',
  },
  { id: 'yankCallTypeScript', keys: ['t'], modes: ['call yank'], help: 'copy the call as TypeScript', group: 'calls' },
  { id: 'leaveYank', keys: ['esc', 'q'], modes: ['call yank'], help: 'copy nothing', group: 'calls' },
  {
    id: 'closeCalls',
    keys: ['esc', 'q', 'c', 'left', 'h'],
    modes: ['calls'],
    help: 'back to the list of calls; then close it',
    group: 'calls',
  },
  { id: 'searchHelp', keys: ['/'], modes: ['help'], help: 'search the help', group: 'help' },
  { id: 'yes', keys: ['y', 'Y'], modes: ['confirm'], help: 'yes', group: 'question' },
  { id: 'no', keys: ['n', 'N', 'q', 'esc', 'enter'], modes: ['confirm'], help: 'no', group: 'question' },
  { id: 'accept', keys: ['enter'], modes: lines, help: 'take the line', group: 'line' },
  { id: 'leave', keys: ['esc', 'ctrl+]'], modes: lines, help: 'leave the line', group: 'line' },
  {
    id: 'complete',
    keys: ['tab'],
    modes: ['repl', 'palette', 'launch', 'goTo'],
    help: 'complete; from an empty REPL to the tree; of a flow the next way of running; the next entry',
    group: 'line',
  },
  {
    id: 'completeBack',
    keys: ['shift+tab'],
    modes: ['palette', 'launch', 'goTo'],
    help: 'the way before; the entry before',
    group: 'line',
  },
  {
    id: 'earlier',
    keys: ['up', 'ctrl+p'],
    modes: withEntries,
    help: 'an earlier line; the entry above',
    group: 'line',
  },
  {
    id: 'later',
    keys: ['down', 'ctrl+n'],
    modes: withEntries,
    help: 'a later line; the entry below',
    group: 'line',
  },
  {
    id: 'turn',
    keys: ['tab', 'shift+tab'],
    modes: ['form'],
    help: 'write in the line, or in the fields',
    group: 'form',
  },
  { id: 'fieldBelow', keys: ['down'], modes: ['form'], help: 'the field below', group: 'form' },
  { id: 'fieldAbove', keys: ['up'], modes: ['form'], help: 'the field above', group: 'form' },
  { id: 'nextWord', keys: ['ctrl+n'], modes: ['form'], help: 'the next word that fits; right takes it', group: 'form' },
  { id: 'previousWord', keys: ['ctrl+p'], modes: ['form'], help: 'the word before', group: 'form' },
  { id: 'newLine', keys: ['alt+enter', 'ctrl+j'], modes: ['repl'], help: 'a new line', group: 'line' },
  { id: 'readOn', keys: ['pagedown'], modes: ['repl'], help: 'the rest of the answer', group: 'line' },
  { id: 'readBack', keys: ['pageup'], modes: ['repl'], help: 'the answer before that', group: 'line' },
  {
    id: 'searchHistory',
    keys: ['ctrl+r'],
    modes: ['repl'],
    help: 'look for an earlier line; again: one before it',
    group: 'line',
  },
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
