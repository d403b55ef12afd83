import type { Answers } from './answers.ts';
import type { NewParam } from './words.ts';

/** Packages that can read Parquet; without one of them, tables reach the script as JSON Lines, which Python reads by itself. */
const PARQUET_READERS = ['pandas', 'polars', 'pyarrow', 'duckdb', 'fastparquet'];

/** The head of a new job, as the comment block that stands at the top of its script. */
export function headText(answers: Answers): string {
  const lines = [
    '/// script',
    'requires-python = ">=3.9"',
    `dependencies = ${tomlList(answers.packages)}`,
    '',
    '[tool.mlx]',
    `kind = ${tomlString(answers.kind)}`,
    ...(answers.description === '' ? [] : [`description = ${tomlString(answers.description)}`]),
    `instance = ${tomlString(answers.instance)}`,
    `max_runtime = ${tomlString(answers.maxRuntime)}`,
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
      answers.outputs.map(({ name, ref }) => `${name} = ${tomlString(ref)}`),
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
  const literal = type === 'string' || type === 'date' ? tomlString(value) : value;
  return `{ type = ${tomlString(type)}, default = ${literal} }`;
}

function inputText(ref: string, packages: readonly string[]): string {
  const rows = packages.some((requirement) => PARQUET_READERS.includes(packageName(requirement))) ? 'parquet' : 'json';
  if (isSql(ref)) return `{ sql = ${tomlString(ref)}, format = ${tomlString(rows)} }`;
  if (ref.startsWith('table:'))
    return `{ table = ${tomlString(ref.slice('table:'.length))}, format = ${tomlString(rows)} }`;
  return tomlString(ref);
}

function isSql(ref: string): boolean {
  return /^(select|with)\s/i.test(ref);
}

function packageName(requirement: string): string {
  return (/^[A-Za-z0-9._-]+/.exec(requirement)?.[0] ?? '').toLowerCase();
}

function tomlList(values: readonly string[]): string {
  return `[${values.map(tomlString).join(', ')}]`;
}

/** JSON's escapes of a string are TOML's too, but for U+007F, which TOML wants escaped. */
function tomlString(value: string): string {
  return JSON.stringify(value).replaceAll('\u007f', String.raw`\u007f`);
}
