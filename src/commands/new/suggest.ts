/** A table as completion needs it: `nyc.flights` and the names of its columns. */
export interface KnownTable {
  name: string;
  columns: readonly string[];
}

/** What an input's text may become: the kinds of refs, table names behind `table:` and FROM, columns inside a query. Best first. */
export function suggestInput(text: string, tables: readonly KnownTable[]): string[] {
  const at = text.indexOf('=');
  if (at < 0) return [];
  const ref = text.slice(at + 1);
  const [before, word] = splitLastWord(ref);
  const words = wordsFor(ref, before, tables);
  const fitting = words.filter((candidate) => candidate.startsWith(word) && candidate !== word);
  return fitting.map((candidate) => text.slice(0, at + 1) + before + candidate);
}

function splitLastWord(ref: string): [before: string, word: string] {
  const start = ref.search(/[A-Za-z0-9_.:]*$/);
  return [ref.slice(0, start), ref.slice(start)];
}

function wordsFor(ref: string, before: string, tables: readonly KnownTable[]): string[] {
  if (before === '') return [...tables.map(({ name }) => `table:${name}`), 'select ', 'file:', 's3://', 'features:'];
  if (/\b(from|join)\s+$/i.test(before)) return tables.map(({ name }) => name);
  const inQuery = tables.filter(({ name }) => ref.toLowerCase().includes(name.toLowerCase()));
  const columns = (inQuery.length > 0 ? inQuery : tables).flatMap((table) => table.columns);
  return [...new Set(columns), 'from ', 'join ', 'where ', 'group by ', 'order by '];
}

/** What an output's text may become. */
export function suggestOutput(text: string): string[] {
  const at = text.indexOf('=');
  if (at < 0) return [];
  const ref = text.slice(at + 1);
  const forms = ['files', 'model', 'table:'].filter((form) => form.startsWith(ref) && form !== ref);
  return forms.map((form) => text.slice(0, at + 1) + form);
}
