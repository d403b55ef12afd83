import type { HelpPage, HelpSection } from '../../commands/help/help-page.ts';
import { type LogAction, logActions } from '../logs/keys/log-actions.ts';
import { type Action, actions } from './actions.ts';
import { showKey } from './show-key.ts';

/** Every key of the session and of the screen of a log, from the tables that resolve them. */
export function keysPage(): HelpPage {
  return { title: 'Keys', sections: [...sessionKeys(), ...logKeys()] };
}

/** Those of the session, in the order in which a newcomer wants them. */
export function sessionKeys(): HelpSection[] {
  return sessionGroups.map(([group, title]) =>
    section(
      title,
      actions.filter((action) => action.group === group),
    ),
  );
}

/** Those of a log that has the keys. */
export function logKeys(): HelpSection[] {
  return logGroups.map(([group, title]) =>
    section(
      title,
      logActions.filter((action) => action.group === group),
    ),
  );
}

const sessionGroups: readonly (readonly [Action['group'], string])[] = [
  ['do', 'Do'],
  ['look', 'Look'],
  ['move', 'Move'],
  ['yank', 'Copy: behind y'],
  ['session', 'Session'],
  ['question', 'When it asks'],
  ['calls', 'In the list of calls'],
  ['help', 'In this help'],
  ['form', 'In the form of a command'],
  ['line', 'While a line is being written'],
];

const logGroups: readonly (readonly [LogAction['group'], string])[] = [
  ['move', 'In a log: move'],
  ['find', 'In a log: find'],
  ['look', 'In a log: look'],
  ['take', 'In a log: take with you'],
  ['session', 'In a log: session'],
  ['line', 'In a log: while a line is being written'],
];

function section(title: string, listed: readonly { keys: readonly string[]; help: string }[]): HelpSection {
  return { title, entries: listed.map(({ keys, help }) => ({ term: keys.map(showKey).join(' '), text: help })) };
}
