import { comparePlaces, type Level } from '../../../src/logs/line.ts';
import type { LineFilter, StoredLine } from '../../../src/logs/store/log-store.ts';
import type { TestLine } from './random-lines.ts';

// oxlint-disable-next-line no-control-regex -- it is what colours begin with
const colours = /\u001B\[[\d;:]*m/gu;

const ranks: Readonly<Record<Level, number>> = { debug: 1, info: 2, warning: 3, error: 4 };

/** What a view of the lines has to show, worked out line by line over a plain array. */
export function selectedOf(lines: readonly TestLine[], filter: LineFilter): StoredLine[] {
  const sorted = lines.toSorted(comparePlaces);
  const include = (filter.include ?? []).map(({ source, flags }) => new RegExp(source, flags));
  const exclude = (filter.exclude ?? []).map(({ source, flags }) => new RegExp(source, flags));
  let rank = 0;
  return sorted
    .filter((line, index) => {
      const before = sorted[index - 1];
      const isTied = line.continues && before?.streamIndex === line.streamIndex && before.order === line.order;
      rank = Math.max(line.level ? ranks[line.level] : 0, isTied ? rank : 0);
      const plain = line.text.replaceAll(colours, '');
      return (
        (!filter.streams || filter.streams.has(line.streamIndex)) &&
        rank >= (filter.level ? ranks[filter.level] : 0) &&
        include.every((pattern) => pattern.test(plain)) &&
        !exclude.some((pattern) => pattern.test(plain))
      );
    })
    .map(asStored);
}

export function asStored({
  order,
  streamIndex,
  sequence,
  timestamp,
  level,
  text,
  raw,
  continues,
  late,
}: TestLine): StoredLine {
  return {
    order, streamIndex, sequence, timestamp, text, continues: continues ?? false, late: late ?? false, json: false,
    ...(level ? { level } : {}), ...(raw === undefined ? {} : { raw }),
  }; // prettier-ignore
}
