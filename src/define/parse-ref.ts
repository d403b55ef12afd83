import { nearest } from '../base/nearest.ts';
import type { OutputRef, Ref, RowFormat } from './ref.ts';

/** What is wrong with a ref. */
export interface RefProblem {
  rule: string;
  fix?: string;
  /** The text as it was probably meant. */
  nearest?: string;
}

export type Parsed<T> = { ok: true; ref: T } | { ok: false; problem: RefProblem };

/** An input as a head writes it. */
export type InputData =
  | string
  | { sql: string; format?: RowFormat | undefined }
  | { table: string; format?: RowFormat | undefined }
  | { features: string; format?: RowFormat | undefined };

const inputRule =
  'an input is "s3://bucket/prefix", "table:db.name", "features:group", "file:path", "job.output", or a table with sql';
const outputRule = 'an output is "model", "files", "s3://bucket/prefix/" or "table:db.name"';

const bucketPattern = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
const groupPattern = /^[a-zA-Z0-9](?:[_-]*[a-zA-Z0-9]){0,63}$/;
const outputPattern = /^([A-Za-z0-9][A-Za-z0-9_-]*)\.([A-Za-z][A-Za-z0-9_-]*)$/;

/** Reads an input of a head. Names of tables become small letters, as the catalogue keeps them. */
export function parseInput(data: InputData): Parsed<Ref> {
  if (typeof data !== 'object') return parseInputText(data);
  if ('sql' in data) {
    if (data.sql.trim() === '') return wrong({ rule: 'sql is one SELECT over tables', fix: 'write the query' });
    return right({ kind: 'sql', sql: data.sql, format: data.format ?? 'parquet' });
  }
  if ('table' in data) return table(data.table, /^[a-z0-9_-]{1,128}$/, data.format);
  return features(data.features, data.format);
}

/** Reads an output of a head. */
export function parseOutput(text: string): Parsed<OutputRef> {
  if (text === 'model' || text === 'files') return right({ kind: text });
  const [scheme, rest] = split(text);
  if (scheme === 'table:') return table(rest, /^[a-z0-9_]{1,128}$/);
  if (scheme === 's3://') return s3(text.endsWith('/') ? text : `${text}/`);
  return wrong({ rule: outputRule, ...meant(text, ['model', 'files'], ['s3://', 'table:']) });
}

function parseInputText(text: string): Parsed<Ref> {
  const [scheme, rest] = split(text);
  if (scheme === 's3://') return s3(text);
  if (scheme === 'table:') return table(rest, /^[a-z0-9_-]{1,128}$/);
  if (scheme === 'features:') return features(rest);
  if (scheme === 'file:') {
    const good = rest !== '' && !rest.includes('\0');
    return good
      ? right({ kind: 'file', path: rest })
      : wrong({ rule: 'file: is followed by a path', fix: '"file:data/rows.csv"' });
  }
  const output = outputPattern.exec(text);
  if (output && !/\.(?:csv|json|jsonl|parquet|txt|tsv|gz|zip)$/.test(text)) {
    return right({ kind: 'output', job: output[1] ?? '', output: output[2] ?? '' });
  }
  if (/^\s*(?:select|with)\s/i.test(text)) return wrong({ rule: inputRule, fix: `{ sql = ${JSON.stringify(text)} }` });
  if (/^[./~]|[/\\]|\.\w+$/.test(text) && !text.includes(':'))
    return wrong({ rule: inputRule, nearest: `file:${text}` });
  return wrong({ rule: inputRule, ...meant(text, [], ['s3://', 'table:', 'features:', 'file:']) });
}

function split(text: string): [scheme: string, rest: string] {
  const scheme = /^[A-Za-z0-9]*:(?:\/\/)?/.exec(text)?.[0] ?? '';
  return [scheme, text.slice(scheme.length)];
}

/** The same text with its scheme, or itself, spelt right. */
function meant(
  text: string,
  whole: readonly string[],
  schemes: readonly string[],
): { nearest: string } | { fix: string } {
  const [, scheme = '', rest = ''] = /^([^:]*:\/*)?(.*)$/s.exec(text) ?? [];
  const nearScheme = scheme && nearest(scheme, schemes);
  const near = nearScheme ? `${nearScheme}${rest}` : nearest(text, whole);
  return near === undefined
    ? { fix: `for example ${whole.length > 0 ? '"files"' : '"table:db.name"'}` }
    : { nearest: near };
}

function s3(uri: string): Parsed<{ kind: 's3'; uri: string }> {
  const rule =
    's3:// is followed by a bucket (3 to 63 small letters, digits, dots, hyphens) and a key; 1024 characters at most';
  const bucket = uri.slice('s3://'.length).split('/')[0] ?? '';
  if (bucketPattern.test(bucket) && uri.length <= 1024) return right({ kind: 's3', uri });
  const small = bucket.toLowerCase().replaceAll('_', '-');
  return wrong({
    rule,
    ...(bucketPattern.test(small) ? { nearest: uri.replace(bucket, () => small) } : { fix: '"s3://bucket/prefix/"' }),
  });
}

function table(
  text: string,
  name: RegExp,
  format?: RowFormat,
): Parsed<{ kind: 'table'; database: string; table: string }> {
  const [database = '', tableName = '', ...more] = text.toLowerCase().split('.');
  const good = more.length === 0 && name.test(database) && name.test(tableName);
  if (good) return right({ kind: 'table', database, table: tableName, ...(format && { format }) });
  return wrong({
    rule: 'a table is named by its database, a dot and its name, in letters, digits and _',
    fix: '"table:db.name"',
  });
}

function features(group: string, format: RowFormat = 'parquet'): Parsed<Ref> {
  if (groupPattern.test(group)) return right({ kind: 'features', group, format });
  return wrong({ rule: 'a feature group has 1 to 64 letters, digits and inner _ or -', fix: '"features:customers"' });
}

function right<T>(ref: T): Parsed<T> {
  return { ok: true, ref };
}

function wrong(problem: RefProblem): { ok: false; problem: RefProblem } {
  return { ok: false, problem };
}
