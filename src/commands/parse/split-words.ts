/**
 * A command line as a person writes it, in words: blanks separate, quotes join, a backslash takes the next character as it
 * is (within double quotes only a quote or a backslash). A quote that is not closed reaches to the end.
 */
export function splitWords(line: string): string[] {
  return scan(line).words;
}

/** Where the word under way begins, and what it says so far; empty after a blank. */
export function lastWord(line: string): { start: number; text: string } {
  const { words, start } = scan(line);
  return start === undefined ? { start: line.length, text: '' } : { start, text: words.at(-1) ?? '' };
}

function scan(line: string): { words: string[]; start?: number } {
  const words: string[] = [];
  let start: number | undefined;
  let word = '';
  let quote = '';
  for (let at = 0; at < line.length; at += 1) {
    const character = line[at] ?? '';
    if (quote === '' && /\s/.test(character)) {
      if (start !== undefined) words.push(word);
      [start, word] = [undefined, ''];
      continue;
    }
    start ??= at;
    const next = line[at + 1];
    const escapes = character === '\\' && next !== undefined && (quote === '' || (quote === '"' && /["\\]/.test(next)));
    if (escapes) {
      word += next;
      at += 1;
    } else if (character === quote) quote = '';
    else if (quote === '' && (character === '"' || character === "'")) quote = character;
    else word += character;
  }
  if (start !== undefined) words.push(word);
  return { words, start };
}
