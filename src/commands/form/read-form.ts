import { shellWord } from '../../base/shell-word.ts';
import type { Command } from '../command.ts';
import { parse } from '../parse/parse.ts';
import { fieldsOf, type FieldTexts, onOff } from './field.ts';

/** A command line as a form shows it. */
export interface ReadForm {
  verb: string;
  texts: FieldTexts;
}

/**
 * The texts of a form that makes these words, after `mlx`; what is missing yet is left open, and what is as it would be by itself is
 * left alone. Throws what `parse` throws of anything else.
 */
export function readForm(words: readonly string[], commands: readonly Command[]): ReadForm {
  const lenient = commands.map((command) => ({
    ...command,
    args: command.args.map((argument) => ({ ...argument, required: false })),
  }));
  const { command, input } = parse(words, lenient);
  const texts: Record<string, string> = {};
  for (const { key, place, name, takes, default: fallback } of fieldsOf(command)) {
    const value = place === 'argument' ? input.args[name] : input.flags[name];
    if (value === undefined) continue;
    const text = textOf(value);
    const isLeftAlone = takes !== 'words' && text === (fallback ?? (takes === 'switch' ? 'no' : undefined));
    if (!isLeftAlone && text !== '') texts[key] = text;
  }
  for (const [name, text] of Object.entries(input.params)) texts[`param ${name}`] = text;
  return { verb: command.name, texts };
}

function textOf(value: string | number | boolean | readonly string[]): string {
  if (typeof value === 'boolean') return onOff(value);
  return typeof value === 'object' ? value.map(shellWord).join(' ') : String(value);
}
