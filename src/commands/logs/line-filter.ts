import { withoutColours } from '../../base/without-colours.ts';
import type { PlacedLine } from '../../logs/line.ts';
import { levels } from './levels.ts';
import type { LogWish } from './log-wish.ts';

/**
 * Whether a line was asked for. Lines that continue another are of its level and stay with it; expressions are held against what is seen
 * of a line, without its colours.
 */
export function makeLineFilter({
  include,
  exclude,
  level,
}: Pick<LogWish, 'include' | 'exclude' | 'level'>): (line: PlacedLine) => boolean {
  const least = level === undefined ? -1 : levels.indexOf(level);
  /** By stream: whether the last line that did not continue another was of the level. */
  const heads = new Map<number, boolean>();
  const hasLevel = (line: PlacedLine): boolean => {
    if (least === -1) return true;
    if (line.continues) return heads.get(line.streamIndex) ?? false;
    const has = line.level !== undefined && levels.indexOf(line.level) >= least;
    heads.set(line.streamIndex, has);
    return has;
  };
  return (line) => {
    if (!hasLevel(line)) return false;
    if (include.length === 0 && exclude.length === 0) return true;
    const text = withoutColours(line.text);
    return include.every((pattern) => pattern.test(text)) && !exclude.some((pattern) => pattern.test(text));
  };
}
