import { clearBit, countBits, hasBit, noBits, setBit, type Bits } from './bits.ts';

/** What is known of a block's lines: which ones of the first `size` are selected, and of which of them nothing is known. */
export interface FoundLines {
  size: number;
  bits: Bits;
  count: number;
  open: Bits | undefined;
}

export const nothingFound: FoundLines = { size: 0, bits: noBits(0), count: 0, open: undefined };

/** All is known of the first `size` lines. */
export function foundAll(size: number, bits: Bits): FoundLines {
  return { size, bits, count: countBits(bits), open: undefined };
}

/** Lines of a block of `count` lines of which nothing is known. */
export function openLines({ size, open }: FoundLines, count: number): Int32Array {
  const lines: number[] = [];
  if (open) for (let line = 0; line < size; line += 1) if (hasBit(open, line)) lines.push(line);
  const start = lines.length;
  const all = new Int32Array(start + count - size);
  all.set(lines);
  for (let line = size; line < count; line += 1) all[start + line - size] = line;
  return all;
}

/** Whether nothing is known of a line from `from` on and before `until`. */
export function hasOpen({ size, open }: FoundLines, from: number, until: number): boolean {
  if (from >= until) return false;
  return until > size || (open !== undefined && countBits(open, until) > countBits(open, from));
}

/** Adds what has become known of these lines; bit `n` of `bits` is about the n-th of them. */
export function learn(found: FoundLines, lines: Int32Array, bits: Bits): FoundLines {
  const size = Math.max(found.size, (lines.at(-1) ?? -1) + 1);
  if (lines.length === size) return foundAll(size, bits);
  const selected = resized(found.bits, size);
  const open = found.open && resized(found.open, size);
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? 0;
    if (hasBit(bits, index)) setBit(selected, line);
    if (open) clearBit(open, line);
  }
  return { size, bits: selected, count: countBits(selected), open: open && countBits(open) > 0 ? open : undefined };
}

/** The same of a block that took the place of another: `from` says which line of that each of its lines was, -1 for new ones. */
export function carryOver(found: FoundLines, from: Int32Array): FoundLines {
  const bits = noBits(from.length);
  const open = noBits(from.length);
  for (let line = 0; line < from.length; line += 1) {
    const old = from[line] ?? -1;
    if (old < 0 || old >= found.size || (found.open && hasBit(found.open, old))) setBit(open, line);
    else if (hasBit(found.bits, old)) setBit(bits, line);
  }
  return { size: from.length, bits, count: countBits(bits), open: countBits(open) > 0 ? open : undefined };
}

function resized(bits: Bits, size: number): Bits {
  const larger = noBits(size);
  larger.set(bits.subarray(0, larger.length));
  return larger;
}
