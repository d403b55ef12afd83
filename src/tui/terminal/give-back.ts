/** Reports of the mouse, in the form that knows wide screens. */
export const mouseOn = '\u001b[?1000h\u001b[?1006h';
export const mouseOff = '\u001b[?1006l\u001b[?1000l';

/** What makes a terminal as it was, whatever of it had been taken. */
export const giveBack = `\u001b[?2026l\u001b[r${mouseOff}\u001b[0m\u001b[?2004l\u001b[?25h\u001b[?1049l`;
