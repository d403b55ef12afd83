/** Tells of each call whether it is within a number of calls a second. Others may use a part of it. */
export function quota(perSecond: number): (now: number, others: number) => boolean {
  let left = perSecond;
  let filled = 0;
  return (now, others) => {
    const rest = perSecond * (1 - others);
    left = Math.min(Math.max(1, rest), left + ((now - filled) / 1000) * rest);
    filled = now;
    if (left < 1) return false;
    left -= 1;
    return true;
  };
}
