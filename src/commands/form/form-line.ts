import { shellWord } from '../../base/shell-word.ts';
import { splitWords } from '../parse/split-words.ts';
import type { Field, FieldTexts } from './field.ts';

/** The words of the command line that a form makes, the verb first; `parse` reads the same texts back from them. */
export function formWords(verb: string, fields: readonly Field[], texts: FieldTexts): string[] {
  const words = (place: Field['place']) =>
    fields.filter((field) => field.place === place).flatMap((field) => wordsOf(field, texts[field.key] ?? ''));
  const plain = words('argument');
  const start = verb.split(' ');
  // A word that begins with a dash is none of a flag's only behind `--`.
  return plain.some((word) => word.startsWith('-'))
    ? [...start, ...words('flag'), '--', ...plain]
    : [...start, ...plain, ...words('param'), ...words('flag')];
}

/** The same as a line that a shell takes: `mlx run train --depth 8`. */
export function formLine(verb: string, fields: readonly Field[], texts: FieldTexts): string {
  return ['mlx', ...formWords(verb, fields, texts).map(shellWord)].join(' ');
}

function wordsOf({ place, name, takes }: Field, text: string): string[] {
  if (text.trim() === '') return [];
  if (takes === 'switch') return [text === 'no' ? `--no-${name}` : `--${name}`];
  const values = takes === 'words' ? splitWords(text) : [text];
  if (place === 'argument') return values;
  return values.flatMap((value) => (/^[^-]/.test(value) ? [`--${name}`, value] : [`--${name}=${value}`]));
}
