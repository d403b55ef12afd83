const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** A length of time in milliseconds: `240 ms`, `3.4 s`, `4m 05s`, `1h 02m`, `3d 04h`. */
export function showDuration(milliseconds: number): string {
  const length = Math.max(0, milliseconds);
  if (length < second) return `${Math.round(length)} ms`;
  if (length < minute) return `${(Math.floor(length / 100) / 10).toFixed(1)} s`;
  if (length < hour) return `${Math.floor(length / minute)}m ${twoDigits((length % minute) / second)}s`;
  if (length < 2 * day) return `${Math.floor(length / hour)}h ${twoDigits((length % hour) / minute)}m`;
  return `${Math.floor(length / day)}d ${twoDigits((length % day) / hour)}h`;
}

/** How long ago: `now`, `12 s ago`, `3 min ago`, `2 h ago`, `5 d ago`. */
export function showAge(at: number, now: number): string {
  const age = now - at;
  if (age < second) return 'now';
  if (age < minute) return `${Math.floor(age / second)} s ago`;
  if (age < hour) return `${Math.floor(age / minute)} min ago`;
  if (age < 2 * day) return `${Math.floor(age / hour)} h ago`;
  return `${Math.floor(age / day)} d ago`;
}

/** A moment in local time: `2026-11-21 20:07:49`. */
export function showMoment(at: number): string {
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return 'unknown';
  const days = [date.getFullYear(), twoDigits(date.getMonth() + 1), twoDigits(date.getDate())].join('-');
  return `${days} ${showClock(at)}`;
}

/** The time of day, local: `20:07:49`. */
export function showClock(at: number): string {
  const date = new Date(at);
  return [date.getHours(), date.getMinutes(), date.getSeconds()].map(twoDigits).join(':');
}

/** US dollars with as many digits as matter: `$0.0134`, `$0.05`, `$41.90`. */
export function showMoney(dollars: number): string {
  return dollars > 0 && dollars < 0.1 ? `$${Number(dollars.toPrecision(3))}` : `$${dollars.toFixed(2)}`;
}

/** A measured number with at most six digits that matter: `0.731251`, `12400`. */
export function showNumber(value: number): string {
  if (Number.isInteger(value) || !Number.isFinite(value)) return String(value);
  return Math.abs(value) >= 1e6 ? String(Math.round(value)) : String(Number(value.toPrecision(6)));
}

function twoDigits(value: number): string {
  return String(Math.floor(value)).padStart(2, '0');
}
