import type { Host } from '../commands/command.ts';
import { desktopNotice } from '../show/desktop-notice.ts';
import type { Terminal } from './terminal.ts';

/** Rings at the terminal of standard error, or has it tell its desktop; one that can't tell rings. */
export function openAlert({ err, env }: Pick<Terminal, 'err' | 'env'>): NonNullable<Host['alert']> {
  return (how, text) => err.write((how === 'desktop' ? desktopNotice(text, env) : undefined) ?? '\u0007');
}
