import type { Handed } from '../terminal/hand-over.ts';
import type { Notice } from '../state/state.ts';

/** How a program that had the terminal ended, where that is worth a word. */
export function noticeOfHanded(name: string, handed: Handed): Notice | undefined {
  switch (handed.kind) {
    case 'ended':
      return handed.code === 0 ? undefined : { text: `${name} ended with exit code ${handed.code}`, role: 'warn' };
    case 'killed':
      return { text: `${name} was ended by ${handed.signal}`, role: 'warn' };
    case 'not started':
      return { text: `${name} could not be started: ${handed.why}`, role: 'bad' };
  }
}
