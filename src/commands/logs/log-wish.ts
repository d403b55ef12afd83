import { MlxError } from '../../base/errors.ts';
import type { Level } from '../../logs/line.ts';
import type { Input } from '../command.ts';
import { parseMoment } from './moment.ts';
import { choiceOf, isOn, numberIfGiven, numberOf, textOf, textsOf, wordOf } from '../read-input.ts';
import { levels } from './levels.ts';

/** What `mlx logs` was asked for. Times are milliseconds since 1970. */
export interface LogWish {
  words: readonly string[];
  /** Go on until the run ends. */
  follow: boolean;
  /** Print where there is a screen, too. */
  prints: boolean;
  since?: number;
  until?: number;
  step?: string;
  host?: string;
  /** Each must be found in a line, and none of those. */
  include: readonly RegExp[];
  exclude: readonly RegExp[];
  /** At least this level. */
  level?: Level;
  /** The last so many lines of what is there already. */
  tail?: number;
  /** Milliseconds for which lines are held back so that those of slower hosts come in their places. */
  hold: number;
  resume: boolean;
}

/** Throws FLAG_VALUE_WRONG. */
export function readLogWish(input: Input, now: number): LogWish {
  const include = textsOf(input, 'grep').map((text) => readPattern('--grep', text));
  const exclude = textsOf(input, 'exclude').map((text) => readPattern('--exclude', text));
  const level = choiceOf(input, 'level', levels);
  const tail = numberIfGiven(input, 'tail');
  const follow = isOn(input, 'follow');
  const selects = include.length > 0 || exclude.length > 0 || level !== undefined;
  return {
    words: [wordOf(input, 'RUN')],
    follow,
    prints: isOn(input, 'plain') || isOn(input, 'resume') || !follow || tail !== undefined || selects,
    since: parseMoment('--since', textOf(input, 'since'), now),
    until: parseMoment('--until', textOf(input, 'until'), now),
    step: textOf(input, 'step'),
    host: textOf(input, 'host'),
    include,
    exclude,
    level,
    tail,
    hold: 1000 * numberOf(input, 'hold'),
    resume: isOn(input, 'resume'),
  };
}

/** `(?i)` in front, as elsewhere, makes letters of both cases the same. */
function readPattern(flag: string, text: string): RegExp {
  const [, ignoring, source = ''] = /^(\(\?i\))?([\s\S]*)$/u.exec(text) ?? [];
  try {
    return new RegExp(source, ignoring === undefined ? 'u' : 'iu');
  } catch (error) {
    const rule = `a regular expression (${(error as Error).message})`;
    throw new MlxError('FLAG_VALUE_WRONG', { flag, value: text, rule });
  }
}
