import type { ReadStream } from '../streams/read-stream.ts';

/** Events a second from which on a stream is read by itself, and below which it is not any more. */
const hot = 1_000;
const cool = 300;

/** Events a second of all other streams together that sweeps can follow. */
const bearable = 5_000;

/** The most streams that are read by themselves. */
const most = 25;

/** Which streams bring so much that sweeps, which read some of it again and again, would fall behind. */
export function chooseHot(streams: readonly ReadStream[]): ReadStream[] {
  let left = streams.reduce((sum, { rate, isHot }) => sum + (isHot ? 0 : rate), 0);
  const chosen: ReadStream[] = [];
  let room = most - streams.filter(({ isHot }) => isHot).length;
  const swept = streams.filter(({ isHot, isGone, mark }) => !isHot && !isGone && mark !== -Infinity);
  for (const stream of swept.sort((a, b) => b.rate - a.rate)) {
    const isTooMuch = stream.rate > hot || (left > bearable && stream.rate > cool);
    if (!isTooMuch || room === 0) break;
    chosen.push(stream);
    left -= stream.rate;
    room -= 1;
  }
  return chosen;
}

export function hasCooled({ rate }: ReadStream): boolean {
  return rate < cool;
}
