import { headOf, widthOf } from './width.ts';

/** Breaks a text into lines of at most `width` columns, between words where it can. Line ends in the text are kept. */
export function wrap(text: string, width: number): string[] {
  return text.split('\n').flatMap((paragraph) => wrapParagraph(paragraph, Math.max(1, width)));
}

function wrapParagraph(text: string, width: number): string[] {
  const lines: string[] = [];
  let current = '';
  for (const word of text.split(' ')) {
    const joined = current === '' ? word : `${current} ${word}`;
    if (widthOf(joined) <= width) {
      current = joined;
      continue;
    }
    if (current !== '') lines.push(current);
    const pieces = cutWord(word, width);
    current = pieces.pop() ?? '';
    lines.push(...pieces);
  }
  return [...lines, current];
}

function cutWord(word: string, width: number): string[] {
  const pieces: string[] = [];
  let rest = word;
  while (widthOf(rest) > width) {
    // A grapheme wider than the line still has to go somewhere.
    const head = headOf(rest, width) || headOf(rest, 2);
    pieces.push(head);
    rest = rest.slice(head.length);
  }
  return [...pieces, rest];
}
