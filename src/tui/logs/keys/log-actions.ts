import { editActions } from '../../keys/edit-actions.ts';
import type { LogMode } from '../state/log-mode.ts';

/** One thing that keys do on the screen of a log. */
export interface LogAction {
  id: LogActionId;
  keys: readonly string[];
  modes: readonly LogMode[];
  help: string;
  group: 'move' | 'find' | 'look' | 'take' | 'session' | 'line';
}

const browse: readonly LogMode[] = ['browse'];
const lists: readonly LogMode[] = ['browse', 'help', 'streams', 'line'];
const lines: readonly LogMode[] = ['prompt', 'palette'];
const everywhere: readonly LogMode[] = [...lists, ...lines, 'yank'];

const table = [
  { id: 'down', keys: ['j', 'down'], modes: lists, help: 'a line down', group: 'move' },
  { id: 'up', keys: ['k', 'up'], modes: lists, help: 'a line up; follows no more', group: 'move' },
  {
    id: 'halfDown',
    keys: ['ctrl+d', 'pagedown', 'space'],
    modes: lists,
    help: 'half a pane down',
    group: 'move',
  },
  { id: 'halfUp', keys: ['ctrl+u', 'pageup'], modes: lists, help: 'half a pane up', group: 'move' },
  { id: 'top', keys: ['g', 'home'], modes: lists, help: 'to the first line', group: 'move' },
  { id: 'bottom', keys: ['G', 'end'], modes: lists, help: 'to the last line; follows again', group: 'move' },
  { id: 'left', keys: ['h', 'left'], modes: browse, help: 'to the start of long lines', group: 'move' },
  { id: 'right', keys: ['l', 'right'], modes: browse, help: 'to the rest of long lines', group: 'move' },
  { id: 'nextPane', keys: ['tab'], modes: browse, help: 'next pane', group: 'move' },
  { id: 'previousPane', keys: ['shift+tab'], modes: browse, help: 'pane before', group: 'move' },
  {
    id: 'pane',
    keys: ['1', '2', '3', '4', '5', '6', '7', '8', '9'],
    modes: browse,
    help: 'to the pane of this number',
    group: 'move',
  },
  { id: 'toTime', keys: ['T'], modes: browse, help: 'to a time: 14:05, -10m, 2026-11-21T14:05', group: 'move' },
  {
    id: 'search',
    keys: ['/'],
    modes: browse,
    help: 'search by a regular expression; capitals count where there are some',
    group: 'find',
  },
  { id: 'next', keys: ['n'], modes: browse, help: 'next match', group: 'find' },
  { id: 'previous', keys: ['N'], modes: browse, help: 'match before', group: 'find' },
  { id: 'nextError', keys: ['e'], modes: browse, help: 'next error', group: 'find' },
  { id: 'previousError', keys: ['E'], modes: browse, help: 'error before', group: 'find' },
  { id: 'include', keys: ['&'], modes: browse, help: 'show only lines that match', group: 'find' },
  { id: 'exclude', keys: ['!'], modes: browse, help: 'show no lines that match', group: 'find' },
  {
    id: 'level',
    keys: ['L'],
    modes: browse,
    help: 'show all levels, or those from info, warning or error on',
    group: 'find',
  },
  { id: 'dropFilter', keys: ['x'], modes: browse, help: 'drop the last filter', group: 'find' },
  { id: 'dropFilters', keys: ['X'], modes: browse, help: 'drop all filters', group: 'find' },
  { id: 'follow', keys: ['f'], modes: browse, help: 'follow the end, or hold still', group: 'look' },
  { id: 'split', keys: ['s'], modes: browse, help: 'one pane, one a step, or one a host', group: 'look' },
  { id: 'merged', keys: ['M'], modes: browse, help: 'the merged pane beside those of a split', group: 'look' },
  { id: 'fewerColumns', keys: ['<'], modes: browse, help: 'a column of panes less', group: 'look' },
  { id: 'moreColumns', keys: ['>'], modes: browse, help: 'a column of panes more', group: 'look' },
  { id: 'zoom', keys: ['z'], modes: browse, help: 'this pane alone, and back', group: 'look' },
  { id: 'times', keys: ['t'], modes: browse, help: 'times of day, ages, since the start, or none', group: 'look' },
  { id: 'wrap', keys: ['w'], modes: browse, help: 'break long lines, or cut them', group: 'look' },
  { id: 'rawJson', keys: ['J'], modes: browse, help: 'JSON lines as they were written, and back', group: 'look' },
  { id: 'charts', keys: ['m'], modes: browse, help: 'charts of the metrics', group: 'look' },
  { id: 'streams', keys: ['o'], modes: browse, help: 'how each stream goes: lines, lag, clock', group: 'look' },
  {
    id: 'open',
    keys: ['enter'],
    modes: ['browse', 'line'],
    help: 'open a line: its JSON, its states, all of it; in there fold',
    group: 'look',
  },
  { id: 'mark', keys: ['v'], modes: browse, help: 'begin a range to yank, or let it go', group: 'take' },
  { id: 'yank', keys: ['y'], modes: [...browse, 'line'], help: 'copy, then one of the next four', group: 'take' },
  { id: 'yankLine', keys: ['y', 'l', 'enter'], modes: ['yank'], help: 'the line, or the marked range', group: 'take' },
  { id: 'yankBlock', keys: ['b'], modes: ['yank'], help: 'the line with those that belong to it', group: 'take' },
  { id: 'yankPane', keys: ['p'], modes: ['yank'], help: 'what the pane shows', group: 'take' },
  { id: 'yankCommand', keys: ['c'], modes: ['yank'], help: 'the command that shows this place', group: 'take' },
  { id: 'noYank', keys: ['esc', 'q', 'n'], modes: ['yank'], help: 'nothing', group: 'take' },
  {
    id: 'save',
    keys: ['S'],
    modes: browse,
    help: 'save the lines of this pane to a file; tab: all lines',
    group: 'take',
  },
  { id: 'mouse', keys: ['%'], modes: browse, help: 'mouse on or off; off, the terminal selects', group: 'session' },
  { id: 'palette', keys: [':', 'ctrl+p'], modes: browse, help: 'any of these by its words', group: 'session' },
  { id: 'help', keys: ['?', 'f1'], modes: browse, help: 'these keys', group: 'session' },
  { id: 'back', keys: ['esc', 'backspace'], modes: browse, help: 'let go of range, search and zoom', group: 'session' },
  {
    id: 'close',
    keys: ['q', 'esc', '?', 'o', 'backspace', 'f1'],
    modes: ['help', 'streams', 'line'],
    help: 'close',
    group: 'session',
  },
  { id: 'quit', keys: ['q'], modes: browse, help: 'leave; the run goes on', group: 'session' },
  { id: 'interrupt', keys: ['ctrl+c'], modes: everywhere, help: 'leave the line, then the log', group: 'session' },
  { id: 'suspend', keys: ['ctrl+z'], modes: everywhere, help: 'suspend; `fg` comes back', group: 'session' },
  { id: 'redraw', keys: ['ctrl+l'], modes: everywhere, help: 'redraw', group: 'session' },
  { id: 'accept', keys: ['enter'], modes: lines, help: 'take the line', group: 'line' },
  { id: 'leave', keys: ['esc', 'ctrl+]'], modes: lines, help: 'leave the line', group: 'line' },
  { id: 'turn', keys: ['tab'], modes: lines, help: 'save all lines or those shown; the next entry', group: 'line' },
  {
    id: 'earlier',
    keys: ['up', 'ctrl+p', 'shift+tab'],
    modes: lines,
    help: 'the entry above; what was searched for last',
    group: 'line',
  },
  { id: 'later', keys: ['down', 'ctrl+n'], modes: ['palette'], help: 'the entry below', group: 'line' },
  ...editActions(lines),
] as const satisfies readonly (Omit<LogAction, 'id'> & { id: string })[];

export type LogActionId = (typeof table)[number]['id'];

/** Everything that keys do on the screen of a log, once: what resolves keys, the help, the palette and the tests read this. */
export const logActions: readonly LogAction[] = table;

/** What a key means in a mode; `undefined` where it means nothing, and so is text where text is being written. */
export function logActionFor(key: string, mode: LogMode): LogActionId | undefined {
  return logActions.find((action) => action.keys.includes(key) && action.modes.includes(mode))?.id;
}
