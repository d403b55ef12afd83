import { parseDuration } from '../../base/duration.ts';
import { MlxError } from '../../base/errors.ts';

/** A moment as `--since` and `--until` write it, an age (`15m`) or a time (`2026-11-21T20:00`), in milliseconds since 1970. */
export function parseMoment(flag: string, text: string | undefined, now: number): number | undefined {
  if (text === undefined) return undefined;
  const age = parseDuration(text);
  if (age !== undefined) return now - age * 1000;
  const moment = /^\d{4}-\d{2}-\d{2}/.test(text) ? Date.parse(text.replace(' ', 'T')) : Number.NaN;
  if (!Number.isNaN(moment)) return moment;
  const rule = 'an age such as 90s, 15m, 2h or 1d, or a time such as 2026-11-21T20:00';
  throw new MlxError('FLAG_VALUE_WRONG', { flag, value: text, rule });
}
