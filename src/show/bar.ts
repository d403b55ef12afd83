import { line, type Line, span } from './line.ts';

/** How much of something is done, as a bar of so many columns and in percent; all of it only when it is. */
export function drawBar({ done, total }: { done: number; total: number }, columns: number): Line {
  const share = total > 0 ? Math.max(0, Math.min(1, done / total)) : 1;
  const full = Math.floor(share * columns);
  const percent = `${Math.floor(share * 100)} %`.padStart(6);
  return line(span('accent', '█'.repeat(full)), span('dim', '░'.repeat(columns - full)), percent);
}
