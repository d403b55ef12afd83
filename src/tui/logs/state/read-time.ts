import { parseDuration } from '../../../base/duration.ts';

const day = 24 * 60 * 60 * 1000;

/**
 * A time that a person wrote, in milliseconds since 1970: `14:05` or `14:05:30`, the last one before the log's end; `-10m`, that
 * long before its end; `+5m`, that long after its start; or a date such as `2026-11-21` with or without a time. Local time.
 */
export function readTime(text: string, span: { first: number; last: number }): number | undefined {
  const word = text.trim();
  const age = /^([+-])(.+)$/u.exec(word);
  if (age) {
    const seconds = parseDuration(age[2] ?? '');
    if (seconds === undefined) return undefined;
    return age[1] === '-' ? span.last - seconds * 1000 : span.first + seconds * 1000;
  }
  const clock = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/u.exec(word);
  if (clock) {
    const [hours = 0, minutes = 0, seconds = 0] = clock.slice(1).map((digits) => Number(digits ?? 0));
    if (hours > 23 || minutes > 59 || seconds > 59) return undefined;
    const that = new Date(span.last);
    that.setHours(hours, minutes, seconds, 0);
    return that.getTime() > span.last ? that.getTime() - day : that.getTime();
  }
  if (!/^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?Z?)?$/u.test(word)) return undefined;
  // A date alone would be read as one of UTC.
  const moment = Date.parse(word.length === 10 ? `${word}T00:00` : word.replace(' ', 'T'));
  return Number.isNaN(moment) ? undefined : moment;
}
