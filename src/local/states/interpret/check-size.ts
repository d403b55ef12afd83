import { StateFault } from '../evaluate/fault.ts';
import { dataText } from './event.ts';

/** Bytes that the data between two states may have as JSON. */
export const largestData = 262_144;

/** Throws `States.DataLimitExceeded` where the data is too large. `what` begins the sentence. */
export function checkSize(data: unknown, what: string): void {
  if (Buffer.byteLength(dataText(data)) > largestData) {
    throw new StateFault(
      'States.DataLimitExceeded',
      `${what} with a size exceeding the maximum number of bytes service limit.`,
    );
  }
}
