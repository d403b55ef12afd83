import type { Towards } from '../filters/selection.ts';

/** Where a search for blocks begins, and which way it goes. */
export interface Focus {
  index: number;
  towards: Towards;
}

/** The index of the block that comes `turn`-th, from 0, when all `count` blocks are looked at from the focus on. */
export function blockOfTurn({ index, towards }: Focus, turn: number, count: number): number {
  switch (towards) {
    case 'forward':
      return turn < count - index ? index + turn : count - 1 - turn;
    case 'back':
      return turn <= index ? index - turn : turn;
    case 'around': {
      const behind = count - 1 - index;
      if (turn > 2 * Math.min(index, behind)) return index < behind ? turn : count - 1 - turn;
      return turn % 2 === 1 ? index + (turn + 1) / 2 : index - turn / 2;
    }
  }
}
