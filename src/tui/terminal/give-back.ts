import type { Env } from '../../base/env.ts';

/** Reports of the mouse, in the form that knows wide screens. */
export const mouseOn = '\u001b[?1000h\u001b[?1006h';
export const mouseOff = '\u001b[?1006l\u001b[?1000l';

/** Keys that say clearly which they are, as kitty and others send them: Escape is no beginning of anything then. */
const clearKeys = { on: '\u001b[>1u', off: '\u001b[<u' };

/** Letters stand in the cells where they are written, also those of scripts that run from right to left. */
const bidi = { off: '\u001b[8l', on: '\u001b[8h' };

/** What goes over the edge goes no further: a character that is wider than was thought moves no row. */
const wrap = { off: '\u001b[?7l', on: '\u001b[?7h' };

/** Another screen, no cursor, pastes told apart from keys. */
export function takeScreen(env: Env): string {
  return `\u001b[?1049h${isConsole(env) ? '' : clearKeys.on + bidi.off}${wrap.off}\u001b[2J\u001b[H\u001b[?25l\u001b[?2004h`;
}

/** What makes a terminal as it was, whatever of it had been taken. */
export function giveBack(env: Env): string {
  const own = isConsole(env) ? '' : bidi.on + clearKeys.off;
  return `\u001b[?2026l\u001b[r${mouseOff}\u001b[0m\u001b[?2004l${wrap.on}${own}\u001b[?25h\u001b[?1049l`;
}

/** The same where nothing but the keys is taken: pastes are told apart from them. */
export function takeKeys(env: Env): string {
  return env['TERM'] === 'dumb' ? '' : '\u001b[?2004h';
}

export function giveKeysBack(env: Env): string {
  return env['TERM'] === 'dumb' ? '' : '\u001b[?2004l';
}

/** Linux's own console prints the ends of sequences that it does not know. */
function isConsole(env: Env): boolean {
  return env['TERM'] === 'linux';
}
