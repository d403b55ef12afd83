import { compilePattern } from '../../limits/pattern.ts';
import { type PatternNode, patternTree } from './pattern-tree.ts';

/** A text that the pattern of a service matches, within the length; `undefined` where none was found. */
export function patternText(pattern: string, { min = 0, max = Infinity }: Length): string | undefined {
  const tree = patternTree(pattern);
  const whole = compilePattern(pattern);
  for (let branch = 0; branch < mostBranches; branch += 1) {
    for (const times of [...repetitions, min]) {
      const text = textOf(tree, { branch, times });
      const length = text.length;
      if (length >= min && length <= max && whole.test(text)) return text;
    }
  }
  return undefined;
}

/** Characters. */
interface Length {
  min?: number;
  max?: number;
}

/** How a text is written: which side of each choice, and how often what may be repeated is. */
interface Way {
  branch: number;
  times: number;
}

const mostBranches = 8;
const repetitions = [1, 2, 0, 3, 4, 8, 12, 16, 24, 32, 40, 64, 128];

function textOf(node: PatternNode, way: Way): string {
  switch (node.kind) {
    case 'character':
      return characterOf(node.matches);
    case 'sequence':
      return node.of.map((each) => textOf(each, way)).join('');
    case 'choice':
      return textOf(node.of[Math.min(way.branch, node.of.length - 1)] as PatternNode, way);
    case 'repeat': {
      const times = Math.min(Math.max(way.times, node.least), node.most);
      // What may be left out is, where it is a whole word rather than a letter.
      if (node.most === 1 && node.least === 0 && node.of.kind !== 'character') return '';
      return (isAny(node.of) ? 'a' : textOf(node.of, way)).repeat(times);
    }
  }
}

/** A dot that is repeated stands for any letters; one alone was most often meant as a dot. */
function isAny(node: PatternNode): boolean {
  return node.kind === 'character' && node.matches === '.';
}

/** The first that reads well; else any of the first characters there are. */
function characterOf(matches: string): string {
  if (/^[A-Za-z0-9/:@_. -]$/u.test(matches)) return matches;
  const one = compilePattern(matches);
  const found = liked.find((each) => one.test(each));
  if (found !== undefined) return found;
  for (let code = 0x20; code < 0x2fff; code += 1)
    if (one.test(String.fromCodePoint(code))) return String.fromCodePoint(code);
  return '';
}

const liked: readonly string[] = ['a', '1', 'A', '-', '_', '.', '/', ':', ' ', 's'];
