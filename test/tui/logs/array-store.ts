import { comparePlaces, type Level, type Place } from '../../../src/logs/line.ts';
import { type LineBatch, lineFlags } from '../../../src/logs/line-batch.ts';
import type { LineFilter, LinePattern, LogStore, LogView, StoredLine } from '../../../src/logs/store/log-store.ts';
import { withoutColours } from '../../../src/base/without-colours.ts';

/** A store that keeps its lines in an array: the plainest thing that does what a store says. */
export function openArrayStore(): LogStore {
  let lines: StoredLine[] = [];
  const listeners = new Set<() => void>();
  const view = (filter: LineFilter): LogView => {
    const own = new Set<() => void>();
    const shown = () => lines.filter(passes(filter));
    return {
      window: (from, rows) => {
        const all = shown();
        const first =
          from === 'start' ? 0 : from === 'end' ? all.length - rows : indexFrom(all, from.place) + from.offset;
        const begin = Math.max(0, Math.min(all.length, first));
        const window = all.slice(begin, begin + rows);
        return { lines: window, before: begin, after: all.length - begin - window.length, isExact: true };
      },
      find: (pattern, from, direction) => Promise.resolve(next(shown(), matches(pattern), from, direction)),
      findLevel: (level, from, direction) =>
        Promise.resolve(next(shown(), (line) => !line.continues && isAtLeast(line.level, level), from, direction)),
      atTime: (order) => shown().find((line) => line.order >= order) ?? shown().at(-1),
      onChange: (listener) => {
        own.add(listener);
        listeners.add(listener);
      },
      close: () => own.forEach((listener) => listeners.delete(listener)),
    };
  };
  return {
    add: (batch) => {
      const gone = ({ order, streamIndex, sequence }: Place) =>
        batch.overwritten.some((old) => old.order === order && old.stream === streamIndex && old.sequence === sequence);
      lines = [...lines.filter((line) => !gone(line)), ...linesOf(batch)].toSorted(comparePlaces);
      listeners.forEach((listener) => listener());
    },
    size: () => lines.length,
    backlog: () => 0,
    trouble: () => undefined,
    view,
    async *read(filter) {
      yield lines.filter(passes(filter));
    },
    close: () => Promise.resolve(),
  };
}

const levels: readonly Level[] = ['debug', 'info', 'warning', 'error'];

function linesOf({ count, order, stream, sequence, timestamp, flags, ends, text, raws }: LineBatch): StoredLine[] {
  return Array.from({ length: count }, (_, index) => {
    const flag = flags[index] ?? 0;
    const level = levels[(flag & lineFlags.levels) - 1];
    const raw = raws.find(({ line }) => line === index)?.raw;
    return {
      order: order[index] ?? 0,
      streamIndex: stream[index] ?? 0,
      sequence: sequence[index] ?? 0,
      timestamp: timestamp[index] ?? 0,
      ...(level && { level }),
      text: new TextDecoder().decode(text.subarray(index === 0 ? 0 : ends[index - 1], ends[index])),
      ...(raw !== undefined && { raw }),
      continues: (flag & lineFlags.continues) !== 0,
      late: (flag & lineFlags.late) !== 0,
      json: (flag & lineFlags.json) !== 0,
    };
  });
}

function passes({ streams, level, include = [], exclude = [] }: LineFilter): (line: StoredLine) => boolean {
  return (line) =>
    (streams?.has(line.streamIndex) ?? true) &&
    (level === undefined || isAtLeast(line.level, level)) &&
    include.every((pattern) => matches(pattern)(line)) &&
    !exclude.some((pattern) => matches(pattern)(line));
}

function isAtLeast(level: Level | undefined, least: Level): boolean {
  return level !== undefined && levels.indexOf(level) >= levels.indexOf(least);
}

function matches({ source, flags }: LinePattern): (line: StoredLine) => boolean {
  return ({ text }) => new RegExp(source, flags).test(withoutColours(text));
}

function indexFrom(lines: readonly StoredLine[], place: Place): number {
  const found = lines.findIndex((line) => comparePlaces(line, place) >= 0);
  return found === -1 ? lines.length : found;
}

function next(
  lines: readonly StoredLine[],
  isWanted: (line: StoredLine) => boolean,
  from: Place | undefined,
  direction: 'forward' | 'back',
): StoredLine | undefined {
  if (direction === 'forward') return lines.find((line) => isWanted(line) && (!from || comparePlaces(line, from) > 0));
  return lines.findLast((line) => isWanted(line) && (!from || comparePlaces(line, from) < 0));
}
