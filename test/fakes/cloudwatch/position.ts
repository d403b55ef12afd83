/** Where an event stands among all of its group: by time, then by when it was taken in, then as it was written. */
export interface Position {
  timestamp: number;
  ingestion: number;
  serial: number;
}

export function comparePositions(a: Position, b: Position): number {
  return a.timestamp - b.timestamp || a.ingestion - b.ingestion || a.serial - b.serial;
}

/** A position, and which of the empty pages before what follows it: the part of a token that a number holds. */
export interface Bookmark extends Position {
  emptyPages: number;
}

const ingestionShift = 96n;
const serialShift = 32n;
const timestampShift = 144n;
const mask = (bits: bigint): bigint => (1n << bits) - 1n;

/** 56 digits whose bits from the 144th on are the event's time, as the service's event ids and tokens are. */
export function bookmarkNumber({ timestamp, ingestion, serial, emptyPages }: Bookmark): string {
  const number =
    (BigInt(timestamp) << timestampShift) |
    (BigInt(ingestion) << ingestionShift) |
    (BigInt(serial) << serialShift) |
    BigInt(emptyPages);
  return number.toString().padStart(56, '0');
}

export function readBookmark(digits: string): Bookmark {
  const number = BigInt(digits);
  return {
    timestamp: Number(number >> timestampShift),
    ingestion: Number((number >> ingestionShift) & mask(timestampShift - ingestionShift)),
    serial: Number((number >> serialShift) & mask(ingestionShift - serialShift)),
    emptyPages: Number(number & mask(serialShift)),
  };
}
