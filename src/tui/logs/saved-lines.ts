import type { StoredLine } from '../../logs/store/log-store.ts';
import type { LogStream } from '../../logs/stream.ts';
import { withoutColours } from '../../base/without-colours.ts';
import { safeText } from '../../show/safe-text.ts';

/** Lines as they are saved to a file: the time, in a log of several streams whose it is, and the text without colours. */
export async function* savedLines(
  chunks: AsyncIterable<readonly StoredLine[]>,
  streams: readonly LogStream[],
): AsyncIterable<string> {
  const labels = streams.map(
    ({ step, host }) => `${safeText([step, host].filter((each) => each !== undefined).join('/'))} `,
  );
  const hasLabels = labels.length > 1;
  for await (const lines of chunks) {
    for (const { timestamp, streamIndex, text } of lines) {
      const label = hasLabels ? (labels[streamIndex] ?? '') : '';
      yield `${timeOf(timestamp)} ${label}${withoutColours(text)}`;
    }
  }
}

/** A time that no date can be is told as its number. */
function timeOf(timestamp: number): string {
  const date = new Date(timestamp);
  return Number.isNaN(date.getTime()) ? String(timestamp) : date.toISOString();
}
