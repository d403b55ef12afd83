import { showClock } from '../../../show/quantity.ts';
import type { Times } from '../state/log-layout.ts';

/** Columns of a time with the blank behind it. */
export const timeWidths: Readonly<Record<Times, number>> = { clock: 9, ago: 6, since: 10, none: 0 };

/** A line's time: of day, how long ago, or how long after the log's start. Milliseconds since 1970. */
export function timeText(at: number, times: Times, { now, start }: { now: number; start: number }): string {
  switch (times) {
    case 'clock':
      return showClock(at);
    case 'ago':
      return shortAge(now - at).padStart(timeWidths.ago - 1);
    case 'since':
      return sinceText(at - start).padStart(timeWidths.since - 1);
    case 'none':
      return '';
  }
}

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** `12s`, `3m`, `7h`, `2d`. */
function shortAge(age: number): string {
  if (age < second) return 'now';
  if (age < minute) return `${Math.floor(age / second)}s`;
  if (age < hour) return `${Math.floor(age / minute)}m`;
  return age < 2 * day ? `${Math.floor(age / hour)}h` : `${Math.floor(age / day)}d`;
}

/** `+0:07.4` below an hour, then `+1:02:33`. */
function sinceText(length: number): string {
  const sign = length < 0 ? '-' : '+';
  const whole = Math.abs(length);
  const seconds = String(Math.floor(whole / second) % 60).padStart(2, '0');
  if (whole < hour) return `${sign}${Math.floor(whole / minute)}:${seconds}.${Math.floor((whole % second) / 100)}`;
  return `${sign}${Math.floor(whole / hour)}:${String(Math.floor(whole / minute) % 60).padStart(2, '0')}:${seconds}`;
}
