import { parentPort, type MessagePort } from 'node:worker_threads';
import { viewLines } from '../blocks/encode-lines.ts';
import type { FilterAnswer, FilterJob } from './filter-job.ts';
import { asksText } from './line-selection.ts';
import { columnBytes, type Lines } from '../blocks/lines.ts';
import { matcherOf, type Matcher } from './match-lines.ts';
import { readWhole } from '../blocks/private-file.ts';

/** Selections whose patterns stay compiled. */
const mostMatchers = 64;

if (parentPort) serve(parentPort);

/** Holds lines against selections, job after job, so that no expression stops the thread that reads keys. */
function serve(port: MessagePort): void {
  const matchers = new Map<string, Matcher>();
  let room = new ArrayBuffer(0);

  function matcherFor({ key, selection }: FilterJob): Matcher {
    const known = matchers.get(key);
    if (known) return known;
    if (matchers.size >= mostMatchers) matchers.clear();
    const matcher = matcherOf(selection);
    matchers.set(key, matcher);
    return matcher;
  }

  function linesOf({ selection, lines }: FilterJob): Lines {
    if (lines.kind === 'memory') return lines.lines;
    const { descriptor, offset, layout } = lines;
    const textBytes = asksText(selection) ? layout.textBytes : 0;
    const length = layout.count * columnBytes + textBytes;
    if (room.byteLength < length) room = new ArrayBuffer(2 * length);
    readWhole(descriptor, new Uint8Array(room, 0, length), offset);
    return viewLines(room, { ...layout, textBytes });
  }

  function answer(job: FilterJob): FilterAnswer {
    try {
      return { kind: 'found', bits: matcherFor(job)(linesOf(job)) };
    } catch (error) {
      return { kind: 'failed', why: error instanceof Error ? error.message : String(error) };
    }
  }

  port.on('message', (job: FilterJob) => port.postMessage(answer(job)));
  port.postMessage({ kind: 'ready' } satisfies FilterAnswer);
}
