/** Where an event stands: positions order by time, then stream, then the stream's own sequence. */
export interface EventPosition {
  /** Milliseconds since 1970. */
  timestamp: number;
  stream: number;
  sequence: number;
}

const digits = 56;
const sequenceBits = 64n;
const timestampShift = 144n;
const streamMask = (1n << (timestampShift - sequenceBits)) - 1n;
const sequenceMask = (1n << sequenceBits) - 1n;

/** 56 decimal digits whose highest bits are the event's time, as CloudWatch's event ids and tokens are. */
export function positionNumber({ timestamp, stream, sequence }: EventPosition): string {
  const number = (BigInt(timestamp) << timestampShift) | (BigInt(stream) << sequenceBits) | BigInt(sequence);
  return number.toString().padStart(digits, '0');
}

/** Reads what `positionNumber` wrote; nothing where the text is no such number. */
export function readPosition(text: string): EventPosition | undefined {
  if (!/^\d{56}$/u.test(text)) return undefined;
  const number = BigInt(text);
  const position = {
    timestamp: Number(number >> timestampShift),
    stream: Number((number >> sequenceBits) & streamMask),
    sequence: Number(number & sequenceMask),
  };
  return Object.values(position).every(Number.isSafeInteger) ? position : undefined;
}
