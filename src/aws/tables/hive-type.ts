import type { RowFormat } from '../../define/ref.ts';

/**
 * The type of Hive that reads what DuckDB saw as `duck` in a file of this format; undefined where Athena has none. Times in
 * JSON are text, as they are written there.
 */
export function hiveType(duck: string, format: RowFormat): string | undefined {
  const text = duck.trim();
  if (text.endsWith('[]')) return wrap('array', hiveType(text.slice(0, -2), format));
  const nested = /^(STRUCT|MAP)\(([\s\S]*)\)$/.exec(text);
  if (nested?.[1] === 'STRUCT') return structType(nested[2] ?? '', format);
  if (nested?.[1] === 'MAP') return mapType(nested[2] ?? '', format);
  if (text.startsWith('ENUM(')) return 'string';
  const decimal = /^DECIMAL\((\d+),\s*(\d+)\)$/.exec(text);
  if (decimal) return `decimal(${decimal[1]},${decimal[2]})`;
  if (format !== 'parquet' && writtenAsText.test(text)) return 'string';
  return simpleTypes[text];
}

const writtenAsText = /^(DATE|TIME|TIMESTAMP|UUID|BLOB|INTERVAL)\b/;

const simpleTypes: Readonly<Record<string, string>> = {
  BOOLEAN: 'boolean',
  TINYINT: 'tinyint',
  SMALLINT: 'smallint',
  INTEGER: 'int',
  BIGINT: 'bigint',
  UTINYINT: 'smallint',
  USMALLINT: 'int',
  UINTEGER: 'bigint',
  UBIGINT: 'bigint',
  HUGEINT: 'decimal(38,0)',
  FLOAT: 'float',
  DOUBLE: 'double',
  VARCHAR: 'string',
  JSON: 'string',
  UUID: 'string',
  BLOB: 'binary',
  DATE: 'date',
  TIMESTAMP: 'timestamp',
  TIMESTAMP_S: 'timestamp',
  TIMESTAMP_MS: 'timestamp',
  TIMESTAMP_NS: 'timestamp',
  'TIMESTAMP WITH TIME ZONE': 'timestamp',
  '"NULL"': 'string',
  NULL: 'string',
};

function structType(members: string, format: RowFormat): string | undefined {
  const fields = splitTop(members).map((member) => {
    const found = /^("(?:[^"]|"")+"|\S+)\s+([\s\S]+)$/.exec(member);
    const name = found?.[1]?.replace(/^"|"$/g, '').toLowerCase();
    const type = found?.[2] && hiveType(found[2], format);
    // In the text of a type a name can't be quoted.
    return name && type && /^\w+$/.test(name) ? `${name}:${type}` : undefined;
  });
  return fields.includes(undefined) ? undefined : `struct<${fields.join(',')}>`;
}

function mapType(members: string, format: RowFormat): string | undefined {
  const types = splitTop(members).map((member) => hiveType(member, format));
  return types.includes(undefined) ? undefined : `map<${types.join(',')}>`;
}

function wrap(outer: string, inner: string | undefined): string | undefined {
  return inner && `${outer}<${inner}>`;
}

/** Splits at the commas that are in no brackets and no quotes. */
function splitTop(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let quoted = false;
  let start = 0;
  for (let index = 0; index < text.length; index += 1) {
    const sign = text[index];
    if (sign === '"') quoted = !quoted;
    if (quoted) continue;
    if (sign === '(') depth += 1;
    if (sign === ')') depth -= 1;
    if (sign === ',' && depth === 0) {
      parts.push(text.slice(start, index).trim());
      start = index + 1;
    }
  }
  return [...parts, text.slice(start).trim()];
}
