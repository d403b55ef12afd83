import { lineFlags } from '../../line-batch.ts';
import type { Level } from '../../line.ts';
import { placeOf, startOf, type Lines } from '../blocks/lines.ts';
import type { StoredLine } from '../log-store.ts';

const levels: readonly (Level | undefined)[] = [undefined, 'debug', 'info', 'warning', 'error'];

/** One line as it is shown. */
export function storedLine(lines: Lines, line: number): StoredLine {
  const flags = lines.flags[line] ?? 0;
  const level = levels[flags & lineFlags.levels];
  const raw = lines.raws.get(line);
  return {
    ...placeOf(lines, line),
    timestamp: lines.timestamp[line] ?? 0,
    text: textOf(lines, line),
    continues: (flags & lineFlags.continues) !== 0,
    late: (flags & lineFlags.late) !== 0,
    json: (flags & lineFlags.json) !== 0,
    ...(level ? { level } : {}),
    ...(raw === undefined ? {} : { raw }),
  };
}

function textOf(lines: Lines, line: number): string {
  const { text, ends } = lines;
  const start = startOf(lines, line);
  return Buffer.from(text.buffer, text.byteOffset + start, (ends[line] ?? 0) - start).toString();
}
