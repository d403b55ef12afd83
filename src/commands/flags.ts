import type { Command, Flag } from './command.ts';

/** Flags that every verb has, before or after its name. A face obeys them; `on` also reaches the verb. */
export const globalFlags = {
  on: {
    type: 'string',
    value: 'WHERE',
    help: 'where: `local`, the AWS inside mlx; an AWS profile; or `aws` for the credentials of this shell',
    completes: 'profile',
  },
  project: {
    type: 'string',
    value: 'DIR',
    help: 'the project folder, in place of the one around you',
    completes: 'file',
  },
  'read-only': {
    type: 'boolean',
    help: 'change nothing: verbs that spend or destroy, and calls of AWS that do more than read, are refused',
  },
  json: { type: 'boolean', help: 'print the result as JSON, and errors as JSON on stderr' },
  colour: { type: 'boolean', help: '`--no-colour` prints without colours, `--colour` with them even in a pipe' },
  ascii: { type: 'boolean', help: 'borders and marks of ASCII alone' },
  help: { type: 'boolean', short: 'h', help: 'what the command does and takes' },
} as const satisfies Readonly<Record<string, Flag>>;

/** Other spellings of flags. */
const aliases: ReadonlyMap<string, string> = new Map([['color', 'colour']]);

/** The flags that a verb takes: its own and those of all. */
export function flagsOf(command: Command): Readonly<Record<string, Flag>> {
  return { ...command.flags, ...globalFlags };
}

/** A flag by the name that was written, without its dashes, under the name that it has. */
export function findFlag(flags: Readonly<Record<string, Flag>>, written: string): { name: string; flag?: Flag } {
  const name = aliases.get(written) ?? written;
  return { name, flag: Object.hasOwn(flags, name) ? flags[name] : undefined };
}
