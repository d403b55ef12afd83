import type { MouseInput } from './input.ts';

/** Bits of a report's first number: a move with a button held, and the wheel. */
const moves = 32;
const wheel = 64;
/** Shift, alt and control. */
const modifiers = 4 + 8 + 16;

/**
 * What a report of the mouse in the SGR form (1006) says: `parameters` stand between `CSI <` and the final `M` or `m`. Undefined
 * for what means nothing here: releases, moves, other buttons than the left one, and nonsense.
 */
export function mouseReport(parameters: string, final: string): MouseInput | undefined {
  const numbers = parameters.split(';').map(Number);
  const [code = 0, column = 0, row = 0] = numbers;
  if (final !== 'M' || numbers.length !== 3 || !numbers.every(isNumber)) return undefined;
  if (column === 0 || row === 0) return undefined;
  const place = { row: row - 1, column: column - 1 };
  const button = code & ~modifiers;
  if (button === 0) return { kind: 'mouse', does: 'click', ...place };
  if ((button & moves) !== 0) return undefined;
  if (button === wheel) return { kind: 'mouse', does: 'wheel', by: -1, ...place };
  if (button === wheel + 1) return { kind: 'mouse', does: 'wheel', by: 1, ...place };
  return undefined;
}

function isNumber(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value < 100_000;
}
