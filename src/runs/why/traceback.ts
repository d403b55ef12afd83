/** Where and why a script broke, as its own language printed it. */
export interface Traceback {
  /** `ValueError: no rows for 2013-02-30`. */
  headline: string;
  /** Outermost first. */
  frames: readonly Frame[];
  /** Index of the first of its lines among those that were read. */
  start: number;
}

export interface Frame {
  file: string;
  line: number;
  function?: string;
  /** The source line, where it was printed. */
  text?: string;
}

/** The last traceback in the lines of a log: of Python, chained or not, of its compiler, of Node, or of a shell. */
export function findTraceback(lines: readonly string[]): Traceback | undefined {
  const found = [pythonTraceback(lines), nodeTraceback(lines), shellTraceback(lines)].filter(
    (one) => one !== undefined,
  );
  return found.toSorted((a, b) => b.start - a.start).at(0);
}

const pythonFrame = /^\s*File "([^"]+)", line (\d+)(?:, in (.+))?$/;
const pythonError =
  /^(?:[A-Za-z_][\w.]*(?:Error|Exception|Warning|Interrupt|Exit|Iteration|Group|Fault)\b.*|[A-Za-z_][\w.]*: .*)$/;

function pythonTraceback(lines: readonly string[]): Traceback | undefined {
  const last = lines.findLastIndex((line) => pythonFrame.test(line));
  if (last < 0) return undefined;
  const start = startOf(lines, last);
  const frames = lines.slice(start, last + 1).flatMap((line, index): Frame[] => {
    const found = pythonFrame.exec(line);
    if (!found) return [];
    const text = sourceAfter(lines, start + index);
    return [{ file: found[1] ?? '', line: Number(found[2]), function: found[3], text }];
  });
  const end = lines.findIndex((line, index) => index > last && pythonError.test(line));
  return { headline: end < 0 ? 'the script broke' : (lines[end] ?? '').trim(), frames, start };
}

/** The traceback's own heading, or for an error of the compiler, which has none, its only frame. */
function startOf(lines: readonly string[], last: number): number {
  const heading = lines.findLastIndex(
    (line, index) => index < last && line.startsWith('Traceback (most recent call last):'),
  );
  const ended = lines.findLastIndex((line, index) => index < last && index > heading && pythonError.test(line));
  return heading < 0 || ended > heading ? last : heading;
}

function sourceAfter(lines: readonly string[], index: number): string | undefined {
  const next = lines[index + 1];
  return next !== undefined && /^\s{4,}\S/.test(next) && !pythonFrame.test(next) ? next.trim() : undefined;
}

const nodeFrame = /^\s+at (?:(.+?) \()?(?:file:\/\/)?(\/[^():]+|node:[^():]+):(\d+):\d+\)?$/;

function nodeTraceback(lines: readonly string[]): Traceback | undefined {
  const last = lines.findLastIndex((line) => nodeFrame.test(line));
  if (last < 0) return undefined;
  const above = lines.findLastIndex((line, index) => index < last && !/^\s+at /.test(line));
  const frames = lines.slice(above + 1, last + 1).flatMap((line): Frame[] => {
    const found = nodeFrame.exec(line);
    return found ? [{ file: found[2] ?? '', line: Number(found[3]), function: found[1] }] : [];
  });
  return {
    headline: (lines[above] ?? '').replace(/^Uncaught /, '').trim(),
    frames: frames.toReversed(),
    start: Math.max(0, above),
  };
}

const shellError = /^(?:(?:\/bin\/)?(?:ba)?sh: )?(\/?\S+): line (\d+): (.+)$/;

function shellTraceback(lines: readonly string[]): Traceback | undefined {
  const start = lines.findLastIndex((line) => shellError.test(line));
  const found = shellError.exec(lines[start] ?? '');
  if (!found) return undefined;
  return { headline: found[3] ?? '', frames: [{ file: found[1] ?? '', line: Number(found[2]) }], start };
}
