import { MlxError } from '../base/errors.ts';

const milliseconds: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** A moment as `--since` writes it, an age (`15m`) or a time (`2026-11-21T20:00`), in milliseconds since 1970. */
export function parseSince(text: string | undefined, now: number): number | undefined {
  if (text === undefined) return undefined;
  const [, count, unit] = /^(\d{1,6})([smhd])$/.exec(text) ?? [];
  if (count !== undefined && unit !== undefined) return now - Number(count) * (milliseconds[unit] ?? 0);
  const moment = /^\d{4}-\d{2}-\d{2}/.test(text) ? Date.parse(text.replace(' ', 'T')) : Number.NaN;
  if (!Number.isNaN(moment)) return moment;
  const rule = 'an age such as 90s, 15m, 2h or 1d, or a time such as 2026-11-21T20:00';
  throw new MlxError('FLAG_VALUE_WRONG', { flag: '--since', value: text, rule });
}
