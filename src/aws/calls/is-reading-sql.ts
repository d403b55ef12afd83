/** First words of statements that change nothing. */
const reading: ReadonlySet<string> = new Set(['desc', 'describe', 'select', 'show', 'table', 'values', 'with']);

/** Words that have no place outside quotes in a statement that reads. */
const writing =
  /\b(?:alter|create|delete|drop|execute|insert|merge|msck|optimize|prepare|truncate|unload|update|vacuum)\b/;

/** Whether a text is one statement of SQL that only reads; what can't be told for sure does not. */
export function isReadingSql(sql: unknown): boolean {
  if (typeof sql !== 'string') return false;
  const [statement = '', ...more] = withoutQuoted(sql).toLowerCase().split(';');
  if (more.some((rest) => rest.trim() !== '')) return false;
  return reads(statement);
}

function reads(statement: string): boolean {
  const [, first = ''] = /^[\s(]*([a-z]+)/.exec(statement) ?? [];
  if (first === 'explain') return explains(statement.replace(/^\s*explain\b/, ''));
  // `SHOW CREATE TABLE` names what it shows.
  if (first === 'show') return true;
  return reading.has(first) && !writing.test(statement);
}

/** Only `EXPLAIN ANALYZE` runs what it explains. */
function explains(rest: string): boolean {
  const [options = ''] = /^\s*(?:\([^)]*\)\s*)?(?:(?:analyze|verbose)\s+)*/.exec(rest) ?? [];
  return !options.includes('analyze') || reads(rest.slice(options.length));
}

/** Without comments, and with nothing in quotes. An open quote or comment takes all that follows. */
function withoutQuoted(sql: string): string {
  return sql.replaceAll(
    /'(?:[^']|'')*(?:'|$)|"(?:[^"]|"")*(?:"|$)|`[^`]*(?:`|$)|--[^\n]*|\/\*[^]*?(?:\*\/|$)/g,
    (part) => (part.startsWith('-') || part.startsWith('/') ? ' ' : `${part[0]}${part[0]}`),
  );
}
