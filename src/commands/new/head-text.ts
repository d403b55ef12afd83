import { tomlValue } from '../../define/toml-value.ts';
import type { Answers } from './answers.ts';
import type { NewParam } from './words.ts';

/** Packages that can read Parquet; without one of them, tables reach the script as JSON Lines, which Python reads by itself. */
const parquetReaders = ['pandas', 'polars', 'pyarrow', 'duckdb', 'fastparquet'];

/** The head of a new job, as the comment block that stands at the top of its script. */
export function headText(answers: Answers): string {
  const lines = [
    '/// script',
    'requires-python = ">=3.9"',
    `dependencies = ${tomlValue(answers.packages)}`,
    '',
    '[tool.mlx]',
    `kind = ${tomlValue(answers.kind)}`,
    ...(answers.description === '' ? [] : [`description = ${tomlValue(answers.description)}`]),
    `instance = ${tomlValue(answers.instance)}`,
    `max_runtime = ${tomlValue(answers.maxRuntime)}`,
    ...table(
      'params',
      answers.params.map((param) => `${param.name} = ${paramText(param)}`),
    ),
    ...table(
      'inputs',
      answers.inputs.map(({ name, ref }) => `${name} = ${inputText(ref, answers.packages)}`),
    ),
    ...table(
      'outputs',
      answers.outputs.map(({ name, ref }) => `${name} = ${tomlValue(ref)}`),
    ),
    ...table('metrics', answers.kind === 'training' ? ["loss = 'loss=([0-9.]+)'"] : []),
    '///',
  ];
  return lines.map((line) => (line === '' ? '#' : `# ${line}`)).join('\n');
}

function table(name: string, rows: readonly string[]): string[] {
  return rows.length === 0 ? [] : ['', `[tool.mlx.${name}]`, ...rows];
}

function paramText({ type, default: value }: NewParam): string {
  // What is no value of the type stays a text, and the head's own rules say what is wrong with it.
  const literal = literals[type]?.test(value) ? value : tomlValue(value);
  return `{ type = ${tomlValue(type)}, default = ${literal} }`;
}

/** How values of these types stand in TOML; all others are texts. */
const literals: Readonly<Partial<Record<NewParam['type'], RegExp>>> = {
  int: /^[+-]?(0|[1-9]\d*)$/,
  float: /^[+-]?(0|[1-9]\d*)(\.\d+)?$/,
  bool: /^(true|false)$/,
};

function inputText(ref: string, packages: readonly string[]): string {
  const rows = packages.some((requirement) => parquetReaders.includes(packageName(requirement))) ? 'parquet' : 'json';
  if (isSql(ref)) return `{ sql = ${tomlValue(ref)}, format = ${tomlValue(rows)} }`;
  if (ref.startsWith('table:'))
    return `{ table = ${tomlValue(ref.slice('table:'.length))}, format = ${tomlValue(rows)} }`;
  return tomlValue(ref);
}

function isSql(ref: string): boolean {
  return /^(select|with)\s/i.test(ref);
}

function packageName(requirement: string): string {
  return (/^[A-Za-z0-9._-]+/.exec(requirement)?.[0] ?? '').toLowerCase();
}
