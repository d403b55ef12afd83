/** A number of things as people read it: `12,345`. */
export function countText(count: number): string {
  return Math.round(count).toLocaleString('en-US');
}

/** The same with what it counts: `1 line`, `12,345 lines`. */
export function counted(count: number, one: string): string {
  return count === 1 ? `1 ${one}` : `${countText(count)} ${one}s`;
}

/** Lines a second in few columns: `0.3/s`, `12/s`, `1.2k/s`. */
export function rateText(perSecond: number): string {
  if (perSecond >= 1000) return `${(perSecond / 1000).toFixed(perSecond < 10_000 ? 1 : 0)}k/s`;
  return `${perSecond < 10 ? perSecond.toFixed(1).replace('.0', '') : perSecond.toFixed(0)}/s`;
}
