import { shellWord } from '../../base/shell-word.ts';
import type { Command, Flag, Input } from '../command.ts';
import { flagsOf } from '../flags.ts';

/** Flags that say nothing of what is done. */
const left: ReadonlySet<string> = new Set(['confirm']);

/** The command line that does the same: `mlx run train --depth 8`. Flags that say what holds anyhow are left out. */
export function equivalentLine(command: Command, { args, flags, params }: Input): string {
  const known = flagsOf(command);
  const words = [
    ...command.args.flatMap(({ name }) => args[name] ?? []),
    ...Object.entries(flags).flatMap(([name, value]) => (left.has(name) ? [] : flagWords(name, value, known[name]))),
    ...Object.entries(params).flatMap(([name, value]) => valueWords(`--${name}`, value)),
  ];
  return ['mlx', ...command.name.split(' '), ...words].map(shellWord).join(' ');
}

function flagWords(name: string, value: Input['flags'][string], flag: Flag | undefined): string[] {
  if (value === undefined || value === flag?.default) return [];
  if (typeof value === 'boolean') return [value ? `--${name}` : `--no-${name}`];
  return typeof value === 'object'
    ? value.flatMap((each) => valueWords(`--${name}`, each))
    : valueWords(`--${name}`, String(value));
}

/** A value that looks like a flag stands behind `=`. */
function valueWords(flag: string, value: string): string[] {
  return value === '' || value.startsWith('-') ? [`${flag}=${value}`] : [flag, value];
}
