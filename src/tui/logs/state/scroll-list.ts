import type { LogActionId } from '../keys/log-actions.ts';

/** A list that is as long as it is: drawing stops at its end. Nothing where it was closed. */
export function scrollList<T extends { offset: number }>(list: T, action: LogActionId, rows: number): T | undefined {
  switch (action) {
    case 'down':
      return moved(list, 1);
    case 'up':
      return moved(list, -1);
    case 'halfDown':
      return moved(list, rows >> 1);
    case 'halfUp':
      return moved(list, -(rows >> 1));
    case 'top':
      return moved(list, -list.offset);
    case 'bottom':
      return moved(list, longest);
    case 'close':
      return undefined;
    default:
      return list;
  }
}

/** More rows than any list has. */
const longest = 100_000;

function moved<T extends { offset: number }>(list: T, by: number): T {
  return { ...list, offset: Math.max(0, Math.min(longest, list.offset + by)) };
}
