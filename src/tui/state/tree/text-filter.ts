/** What a filter may ask of a row: `status:failed`, `kind:training`. */
export interface FilterFields {
  name: string;
  status?: string;
  kind?: string;
}

/** What a filter says, ready to be asked. */
export interface RowFilter {
  matches: (fields: FilterFields) => boolean;
  /** Where it stands in a text: UTF-16 units, end excluded, in order. */
  hits: (text: string) => readonly (readonly [from: number, to: number])[];
  /** What is wrong with it, in words: it then lets everything through. */
  wrong?: string;
}

/**
 * Reads a filter. All its words must hold, in any order and whatever the case: `text`, `!text` for what does not hold it, `~txt` for
 * letters in that order, `status:failed` and `kind:training` for a column, and `/regular expression/`, whose slashes may be left
 * out where it can hardly be anything else, as in `^train.*3$`.
 */
export function readFilter(filter: string): RowFilter {
  const terms: Term[] = [];
  for (const word of wordsIn(filter)) {
    const term = readTerm(word);
    if ('wrong' in term) return { matches: () => true, hits: () => [], wrong: term.wrong };
    terms.push(term);
  }
  return {
    matches: (fields) => terms.every(({ column, isInverse, holds }) => holds(textOf(fields, column)) !== isInverse),
    hits: (text) =>
      terms
        .filter(({ isInverse, column }) => !isInverse && column === undefined)
        .flatMap(({ hits }) => hits(text))
        .toSorted(([one], [other]) => one - other),
  };
}

/** True where all that a filter lets through was let through by the one before it as well, as far as that is plain to see. */
export function narrows(before: string, after: string): boolean {
  return before !== '' && after.startsWith(before) && /^[\w\s.-]*$/u.test(after) && !looksRegular.test(after);
}

interface Term {
  column?: keyof FilterFields;
  isInverse: boolean;
  holds: (text: string) => boolean;
  hits: RowFilter['hits'];
}

/** Words apart by blanks; an expression between slashes may hold blanks. */
function wordsIn(filter: string): string[] {
  return (filter.match(/!?\/(?:\\.|[^/\\])+\/i?(?=\s|$)|\S+/gu) ?? []).filter((word) => !/^[!~/]$/u.test(word));
}

const columned = /^(name|status|kind):(.+)$/u;
/** What no name holds, but expressions do. */
const looksRegular = /^\^|\$$|\.[*+]|\\[dswDSWb]|\[.+\]|\(.*\||\|/u;

function readTerm(word: string): Term | { wrong: string } {
  const isInverse = word.startsWith('!');
  const rest = isInverse ? word.slice(1) : word;
  const [, column, value] = columned.exec(rest) ?? [];
  const text = value ?? rest;
  const base = { column: column as Term['column'], isInverse };
  if (text.startsWith('~')) return { ...base, ...fuzzy(text.slice(1)) };
  const source = /^\/(.+)\/i?$/u.exec(text)?.[1] ?? (looksRegular.test(text) ? text : undefined);
  return { ...base, ...(source === undefined ? plain(text) : regular(source)) };
}

function regular(source: string): Pick<Term, 'holds' | 'hits'> | { wrong: string } {
  try {
    const expression = new RegExp(source, 'iu');
    const all = new RegExp(source, 'giu');
    return {
      holds: (text) => expression.test(text.slice(0, longest)),
      hits: (text) =>
        [...text.slice(0, longest).matchAll(all)].map(({ index, 0: hit }) => [index, index + hit.length] as const),
    };
  } catch (error) {
    return { wrong: wrongWords(source, error) };
  }
}

/** Characters of a text in which an expression is looked for. */
const longest = 2_048;

/** Where an expression goes wrong: behind the longest start of it that is one. */
function wrongWords(source: string, error: unknown): string {
  const why = String(error).replace(/^.*\/[giu]*: /u, '');
  const isStart = (end: number) => {
    try {
      return new RegExp(source.slice(0, end), 'u') instanceof RegExp;
    } catch {
      return false;
    }
  };
  let end = source.length - 1;
  while (end > 0 && !isStart(end)) end -= 1;
  return `${why} at ${end + 1} of /${source}/`;
}

function plain(text: string): Pick<Term, 'holds' | 'hits'> {
  const wanted = text.toLowerCase();
  return {
    holds: (given) => given.toLowerCase().includes(wanted),
    hits: (given) => {
      const lower = given.toLowerCase();
      const found: [number, number][] = [];
      if (lower.length !== given.length) return found;
      for (let at = lower.indexOf(wanted); at !== -1; at = lower.indexOf(wanted, at + wanted.length))
        found.push([at, at + wanted.length]);
      return found;
    },
  };
}

function fuzzy(text: string): Pick<Term, 'holds' | 'hits'> {
  const letters = Array.from(text.toLowerCase());
  const places = (given: string) => {
    const lower = given.toLowerCase();
    let at = -1;
    const found = letters.map((letter) => (at = lower.indexOf(letter, at + 1)));
    return found.every((place, index) => place !== -1 && (index === 0 || place > (found[index - 1] ?? -1)))
      ? found
      : undefined;
  };
  return {
    holds: (given) => places(given) !== undefined,
    hits: (given) => (places(given) ?? []).map((place) => [place, place + 1] as const),
  };
}

function textOf(fields: FilterFields, column: Term['column']): string {
  return column ? (fields[column] ?? '') : `${fields.name} ${fields.status ?? ''} ${fields.kind ?? ''}`;
}
