import type { Flag } from '../command.ts';
import type { HelpEntry } from './help-page.ts';

/** Flags as help shows them: `-f, --follow`, `--limit N`, with choices and default behind their words. */
export function flagEntries(flags: Readonly<Record<string, Flag>>): HelpEntry[] {
  return Object.entries(flags).map(([name, flag]) => ({ term: termOf(name, flag), text: textOf(flag) }));
}

function termOf(name: string, { short, value, type, choices }: Flag): string {
  const dashed = `${short ? `-${short}, ` : ''}--${name}`;
  return type === 'boolean' ? dashed : `${dashed} ${value ?? choices?.join('|') ?? 'VALUE'}`;
}

function textOf({ help, default: fallback }: Flag): string {
  return fallback === undefined ? help : `${help} (${String(fallback)})`;
}
