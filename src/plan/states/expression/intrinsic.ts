/**
 * Calls of States.Format and States.Array. Every argument is the text of a path or of another call, or a literal by `quoted`.
 * What a literal may hold: quotes, braces, backslashes and control characters are escaped differently by those who read
 * them, and a parenthesis without its partner confuses one, so a text with any of those is kept out (`fitsQuotes`).
 */
export function format(template: string, ...values: readonly string[]): string {
  return `States.Format(${[quoted(template), ...values].join(', ')})`;
}

export function array(values: readonly string[]): string {
  return `States.Array(${values.join(', ')})`;
}

export function quoted(text: string): string {
  return `'${text}'`;
}

export function fitsQuotes(text: string): boolean {
  return !/['\\{}\p{Cc}]/u.test(text) && parenthesesMatch(text);
}

function parenthesesMatch(text: string): boolean {
  let open = 0;
  for (const letter of text) {
    if (letter === '(') open++;
    if (letter === ')') open--;
    if (open < 0) return false;
  }
  return open === 0;
}
