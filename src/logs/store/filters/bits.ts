/** A set of line numbers: bit `n % 32` of word `n / 32`. */
export type Bits = Uint32Array;

export function noBits(size: number): Bits {
  return new Uint32Array(Math.ceil(size / 32));
}

/** All numbers below `size`. */
export function allBits(size: number): Bits {
  const bits = noBits(size).fill(0xff_ff_ff_ff);
  const rest = size % 32;
  if (rest > 0) bits[bits.length - 1] = 2 ** rest - 1;
  return bits;
}

export function hasBit(bits: Bits, number: number): boolean {
  return (((bits[number >>> 5] ?? 0) >>> (number & 31)) & 1) === 1;
}

export function setBit(bits: Bits, number: number): void {
  bits[number >>> 5] = (bits[number >>> 5] ?? 0) | (1 << (number & 31));
}

export function clearBit(bits: Bits, number: number): void {
  bits[number >>> 5] = (bits[number >>> 5] ?? 0) & ~(1 << (number & 31));
}

/** How many numbers there are in it below `end`. */
export function countBits(bits: Bits, end = bits.length * 32): number {
  const words = end >>> 5;
  let count = 0;
  for (let word = 0; word < words; word += 1) count += population(bits[word] ?? 0);
  const rest = end & 31;
  return rest === 0 ? count : count + population((bits[words] ?? 0) & (2 ** rest - 1));
}

/** The number in it that has `rank` others before it. */
export function nthBit(bits: Bits, rank: number): number {
  let left = rank;
  for (let index = 0; index < bits.length; index += 1) {
    const word = bits[index] ?? 0;
    const count = population(word);
    if (left < count) return 32 * index + nthOfWord(word, left);
    left -= count;
  }
  return bits.length * 32;
}

function nthOfWord(word: number, rank: number): number {
  let rest = word;
  for (let skipped = 0; skipped < rank; skipped += 1) rest &= rest - 1;
  return 31 - Math.clz32(rest & -rest);
}

function population(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55_55_55_55);
  const nibbles = (pairs & 0x33_33_33_33) + ((pairs >>> 2) & 0x33_33_33_33);
  return Math.imul((nibbles + (nibbles >>> 4)) & 0x0f_0f_0f_0f, 0x01_01_01_01) >>> 24;
}
