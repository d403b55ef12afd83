import { drawHelp } from '../../show/help.ts';
import type { Line } from '../../show/line.ts';
import { type Action, actions } from '../keys/actions.ts';

const titles: readonly (readonly [Action['group'], string])[] = [
  ['move', 'Move'],
  ['look', 'Look'],
  ['do', 'Do'],
  ['session', 'Session'],
  ['line', 'While a line is being written'],
];

/** The keys, from the table that resolves them. */
export function helpLines(width: number): Line[] {
  const sections = titles.map(([group, title]) => ({
    title,
    entries: actions
      .filter((action) => action.group === group && !action.modes.every((mode) => mode === 'help'))
      .map(({ keys, help }) => ({ term: keys.map(showKey).join(' '), text: help })),
  }));
  return drawHelp({ title: 'Keys', sections }, width);
}

const shown: Readonly<Record<string, string>> = {
  up: '↑',
  down: '↓',
  left: '←',
  right: '→',
  enter: '⏎',
  esc: 'esc',
  '`': 'backquote',
};

/** A key as people read it: `^D`, `↑`, `alt-b`. */
export function showKey(key: string): string {
  if (/^ctrl\+.$/.test(key)) return `^${key.slice('ctrl+'.length).toUpperCase()}`;
  return shown[key] ?? key.replaceAll('+', '-');
}
