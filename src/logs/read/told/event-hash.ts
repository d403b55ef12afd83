/** 64 bits as two halves, each a signed number of 32, which JavaScript keeps without making objects. */
export interface Hash {
  high: number;
  low: number;
}

/** What stands for a stream's name in the hashes of its events. */
export function nameHash(name: string): number {
  const into = { high: 0, low: 0 };
  hashText(name, 0x9e37_79b9, 0x85eb_ca6b, into);
  return into.high ^ into.low;
}

/**
 * What tells an event from others where the service gives no id: its stream, its times and its message. Written into `into`,
 * so that millions of events make no objects.
 */
export function hashEvent(stream: number, timestamp: number, ingestion: number, message: string, into: Hash): void {
  const seed = Math.imul(timestamp | 0, 0x27d4_eb2f) ^ Math.imul((timestamp / 0x1_0000_0000) | 0, 0x1656_67b1) ^ stream;
  const other = Math.imul(ingestion | 0, 0xc2b2_ae35) ^ Math.imul(stream, 0x9e37_79b1);
  hashText(message, seed, other, into);
}

/** The hash of the `ordinal`th of several events that are the same in all but their ids; the first one's is its own. */
export function withOrdinal(hash: Hash, ordinal: number): void {
  if (ordinal === 0) return;
  const high = mix(hash.high ^ Math.imul(ordinal, 0x9e37_79b1));
  hash.low = mix(hash.low ^ Math.imul(ordinal, 0x85eb_ca77) ^ high);
  hash.high = high;
}

function hashText(text: string, seed: number, other: number, into: Hash): void {
  let high = seed ^ 0xdead_beef;
  let low = other ^ 0x41c6_ce57;
  const pairs = text.length & ~1;
  for (let index = 0; index < pairs; index += 2) {
    const codes = text.charCodeAt(index) | (text.charCodeAt(index + 1) << 16);
    high = Math.imul(high ^ codes, 0x9e37_79b1);
    high ^= high >>> 15;
    low = Math.imul(low + codes, 0x85eb_ca77);
    low = (low << 13) | (low >>> 19);
  }
  if (pairs < text.length) {
    high = Math.imul(high ^ text.charCodeAt(pairs), 0x9e37_79b1);
    low = Math.imul(low + text.charCodeAt(pairs), 0x85eb_ca77);
  }
  high ^= text.length;
  into.high = mix(high) ^ mix(low ^ 0x2545_f491);
  into.low = mix(low) ^ mix(high ^ 0x1b87_3593);
}

/** Makes every bit depend on every other. */
function mix(value: number): number {
  let mixed = value ^ (value >>> 16);
  mixed = Math.imul(mixed, 0x85eb_ca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2_ae35);
  return mixed ^ (mixed >>> 16);
}
