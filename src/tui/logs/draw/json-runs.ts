import type { Theme } from '../../../base/theme.ts';
import type { Level } from '../../../logs/line.ts';
import { readJsonLine } from '../../../logs/lines/json-line.ts';
import { sgrOf } from '../../../show/ansi.ts';
import type { Run } from '../../paint/run.ts';

/** Characters of a line of JSON that are taken apart for a row; longer ones stand as they were written. */
const longest = 16_384;

/** A line of JSON as people read it: the level and the message first, then the other fields, dim. Nothing where it is none. */
export function jsonRuns(text: string, look: { base: string; theme: Theme }): readonly Run[] | undefined {
  const read = text.length > longest ? undefined : readJsonLine(text);
  if (!read) return undefined;
  const { level, message, fields } = read;
  const dim = sgrOf('dim', look.theme);
  const head = [level === undefined ? '' : words[level], message].filter((part) => part !== '').join(' ');
  return [
    ...(head === '' ? [] : [{ text: `${head}  `, sgr: look.base }]),
    ...fields.flatMap(({ name, value }): Run[] => [
      { text: `${name}=`, sgr: dim },
      { text: `${value} `, sgr: head === '' ? look.base : dim },
    ]),
  ];
}

const words: Readonly<Record<Level, string>> = { debug: 'debug', info: 'info', warning: 'WARNING', error: 'ERROR' };
