import type { Fault } from '../../base/fault.ts';
import { placeIn, type TextFile } from './text-file.ts';
import type { TomlText } from './toml-text.ts';

/** The head of a script, found: its TOML, or why there is none, or what is wrong with its frame. */
export type HeadBlock =
  | { kind: 'found'; toml: TomlText; line: number }
  | { kind: 'none' }
  | { kind: 'broken'; faults: readonly Fault[] };

/**
 * Finds the block between `# /// script` and `# ///` as PEP 723 reads it (the last `# ///` of the run of comment lines
 * closes it; blocks of other types are passed over), or the same behind `//`.
 */
export function findHeadBlock(file: TextFile, mark: '#' | '//'): HeadBlock {
  const found: { open: number; close: number }[] = [];
  const faults: Fault[] = [];
  const { lines } = file;
  for (let index = 0; index < lines.length; index += 1) {
    const type = openedType(lines[index] ?? '', mark);
    if (type === undefined || (type !== 'script' && type.toLowerCase() === 'script')) {
      if (looksLikeOpening(lines[index] ?? '', mark)) faults.push(misspeltOpening(file, index, mark));
      continue;
    }
    const end = endOfRun(lines, index + 1, mark);
    const close = lines.slice(0, end).lastIndexOf(`${mark} ///`);
    if (close > index + 1) {
      if (type === 'script') found.push({ open: index, close });
      index = close;
    } else if (type === 'script') {
      faults.push(close === index + 1 ? emptyHead(file, index, mark) : unclosedHead(file, index, end, mark));
      index = end - 1;
    }
  }
  const [head, second] = found;
  if (second) faults.push(secondHead(file, second.open, (head?.open ?? 0) + 1));
  if (faults.length > 0 && (found.length !== 1 || second)) return { kind: 'broken', faults };
  if (!head) return { kind: 'none' };
  const nested = lines.slice(head.open + 1, head.close).findIndex((line) => openedType(line, mark) === 'script');
  if (nested !== -1) return { kind: 'broken', faults: [secondHead(file, head.open + 1 + nested, head.open + 1)] };
  return { kind: 'found', toml: tomlWithin(file, head.open + 1, head.close, mark), line: head.open + 1 };
}

function openedType(line: string, mark: string): string | undefined {
  return line.startsWith(`${mark} /// `) ? /^ \/\/\/ ([a-zA-Z0-9-]+)$/.exec(line.slice(mark.length))?.[1] : undefined;
}

/** True for `#/// script`, `# ///script`, `#  /// Script ` and their like, which PEP 723 doesn't take for an opening. */
function looksLikeOpening(line: string, mark: string): boolean {
  return line.trimStart().startsWith(mark) && /^\s*(?:#|\/\/)\s*\/\/\/?\s*script\s*$/i.test(line);
}

/** Index of the first line behind the run of lines that a block may hold. */
function endOfRun(lines: readonly string[], from: number, mark: string): number {
  let end = from;
  while (end < lines.length && isContent(lines[end] ?? '', mark)) end += 1;
  return end;
}

function isContent(line: string, mark: string): boolean {
  return line === mark || line.startsWith(`${mark} `);
}

function tomlWithin(file: TextFile, from: number, to: number, mark: string): TomlText {
  const inner = file.lines.slice(from, to).map((line) => line.slice(mark.length + 1));
  return { file, toml: inner.join('\n'), firstLine: from + 1, indent: mark.length + 1 };
}

function misspeltOpening(file: TextFile, index: number, mark: string): Fault {
  return {
    place: placeIn(file, index + 1, 1, Number.POSITIVE_INFINITY),
    what: 'this looks like the start of a head, but is not one',
    rule: `a head starts with a line that is exactly \`${mark} /// script\``,
    fix: `${mark} /// script`,
  };
}

function unclosedHead(file: TextFile, open: number, end: number, mark: string): Fault {
  const breaking = file.lines[end];
  const rule = `every line of a head starts with \`${mark} \` (with a space) or is \`${mark}\` alone, up to its last line \`${mark} ///\``;
  const cut = end >= file.lines.length;
  if (cut && !file.whole) {
    const what = 'the head is not closed in the part of the file that is read (64 KiB)';
    return {
      place: placeIn(file, open + 1, 1, Number.POSITIVE_INFINITY),
      what,
      rule,
      fix: `close it with \`${mark} ///\``,
    };
  }
  const later = file.lines.slice(end).findIndex((line) => line.trim() === `${mark} ///`);
  if (!cut && breaking !== undefined && later !== -1) {
    const what = 'this line breaks the head off';
    return { place: placeIn(file, end + 1, 1, Number.POSITIVE_INFINITY), what, rule, fix: mended(breaking, mark) };
  }
  const what = 'the head is opened here and never closed';
  const fix = `add the line \`${mark} ///\` after line ${end}`;
  return { place: placeIn(file, open + 1, 1, Number.POSITIVE_INFINITY), what, rule, fix };
}

function mended(line: string, mark: string): string {
  const text = line.trim();
  return `${mark} ${text.startsWith(mark) ? text.slice(mark.length).trimStart() : text}`.trimEnd();
}

function emptyHead(file: TextFile, open: number, mark: string): Fault {
  return {
    place: placeIn(file, open + 1, 1, Number.POSITIVE_INFINITY),
    what: 'the head is empty',
    rule: 'a head holds at least [tool.mlx] with the kind of the job',
    fix: `${mark} [tool.mlx]`,
  };
}

function secondHead(file: TextFile, index: number, firstLine: number): Fault {
  return {
    place: placeIn(file, index + 1, 1, Number.POSITIVE_INFINITY),
    what: 'a second head starts here',
    rule: `a script has one head, and line ${firstLine} starts it`,
    fix: 'join the two, or remove one',
  };
}
