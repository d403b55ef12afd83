import { parseArgs } from 'node:util';
import { MlxError } from '../../base/errors.ts';
import { nearest } from '../../base/nearest.ts';
import type { Command, Flag, Input } from '../command.ts';
import { findFlag, flagsOf } from '../flags.ts';
import { findVerb } from './find-verb.ts';
import { readArguments } from './read-arguments.ts';
import { readFlag } from './read-flag.ts';
import { inlineParams } from './inline-params.ts';

/** A command line as read: which verb, its input, and what the face itself was told. */
export interface Parsed {
  command: Command;
  input: Input;
  face: { project?: string; json: boolean; colour?: boolean; ascii?: boolean; readOnly?: boolean };
}

/** Reads a command line by the table of verbs. Throws `MlxError` for whatever the table doesn't know. */
export function parse(words: readonly string[], commands: readonly Command[]): Parsed {
  const { command, rest } = findVerb(words, commands);
  const flags = flagsOf(command);
  const { tokens } = parseArgs({
    args: inlineParams(rest, command, flags),
    options: Object.fromEntries(Object.entries(flags).map(([name, flag]) => [name, toOption(flag)])),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const positionals: string[] = [];
  const params = new Map<string, string>();
  const values: Record<string, string | number | boolean | readonly string[]> = {};
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind !== 'option') continue;
    const { name, flag, negated } = readName(token.name, flags);
    if (flag) {
      const value = readFlag(`--${name}`, flag, token.value, negated);
      values[name] =
        flag.type === 'list' ? [...((values[name] as string[] | undefined) ?? []), ...asList(value)] : value;
    } else if (command.takesParams && token.rawName.startsWith('--')) {
      if (positionals.length === 0) throw new MlxError('PARAM_BEFORE_JOB', { verb: command.name, flag: token.rawName });
      params.set(name, negated ? 'false' : (token.value ?? 'true'));
    } else {
      throw unknownFlag(command, token.rawName, flags);
    }
  }
  return finish(command, commands, positionals, values, Object.fromEntries(params));
}

function finish(
  command: Command,
  commands: readonly Command[],
  positionals: readonly string[],
  values: Readonly<Record<string, string | number | boolean | readonly string[]>>,
  params: Readonly<Record<string, string>>,
): Parsed {
  const { project, json, colour, ascii, help, 'read-only': readOnly, ...flags } = values;
  const face = {
    project: project as string | undefined,
    json: json === true,
    colour: colour as boolean | undefined,
    ascii: ascii as boolean | undefined,
    ...(readOnly === true && { readOnly }),
  };
  const asked = help === true && command.name !== 'help' ? commands.find(({ name }) => name === 'help') : undefined;
  if (asked) {
    return {
      command: asked,
      input: { args: { TOPIC: [...command.name.split(' '), ...positionals] }, flags, params: {} },
      face,
    };
  }
  const defaults = Object.fromEntries(
    Object.entries(command.flags).flatMap(([name, flag]) => (flag.default === undefined ? [] : [[name, flag.default]])),
  );
  const args = readArguments(command, positionals);
  return { command, input: { args, flags: { ...defaults, ...flags }, params }, face };
}

function toOption(flag: Flag): { type: 'boolean' | 'string'; short?: string; multiple: true } {
  return {
    type: flag.type === 'boolean' ? 'boolean' : 'string',
    multiple: true,
    ...(flag.short && { short: flag.short }),
  };
}

function readName(
  written: string,
  flags: Readonly<Record<string, Flag>>,
): { name: string; flag?: Flag; negated: boolean } {
  const found = findFlag(flags, written);
  if (found.flag || !written.startsWith('no-')) return { ...found, negated: false };
  return { ...findFlag(flags, written.slice('no-'.length)), negated: true };
}

function asList(value: string | number | boolean): string[] {
  return [String(value)];
}

function unknownFlag(command: Command, flag: string, flags: Readonly<Record<string, Flag>>): MlxError {
  const known = Object.keys(flags).map((name) => `--${name}`);
  return new MlxError('FLAG_UNKNOWN', { verb: command.name, flag, nearest: nearest(flag, known) });
}
