/** A type of Hive's, as DDL declares it. */
export type HiveType =
  | { kind: 'plain'; name: PlainType }
  | { kind: 'sized'; name: 'char' | 'varchar'; length: number }
  | { kind: 'decimal'; precision: number; scale: number }
  | { kind: 'array'; item: HiveType }
  | { kind: 'map'; key: HiveType; value: HiveType }
  | { kind: 'struct'; fields: readonly { name: string; type: HiveType }[] };

const plain = [
  'boolean',
  'tinyint',
  'smallint',
  'int',
  'bigint',
  'float',
  'double',
  'string',
  'binary',
  'date',
  'timestamp',
] as const;
export type PlainType = (typeof plain)[number];

const aliases: Readonly<Record<string, PlainType>> = { integer: 'int', real: 'float' };

/** Reads a Hive type. `undefined` where the text is none. */
export function parseHiveType(text: string): HiveType | undefined {
  const tokens = text.toLowerCase().match(/[\p{L}_][\p{L}\p{N}_$]*|\d+|\S/gu) ?? [];
  const rest = [...tokens];
  try {
    const type = readType(rest);
    return rest.length === 0 ? type : undefined;
  } catch (error) {
    if (error instanceof NoType) return undefined;
    throw error;
  }
}

/** The way that Hive and Glue write the type. */
export function hiveText(type: HiveType): string {
  switch (type.kind) {
    case 'plain':
      return type.name;
    case 'sized':
      return `${type.name}(${type.length})`;
    case 'decimal':
      return `decimal(${type.precision},${type.scale})`;
    case 'array':
      return `array<${hiveText(type.item)}>`;
    case 'map':
      return `map<${hiveText(type.key)},${hiveText(type.value)}>`;
    case 'struct':
      return `struct<${type.fields.map((field) => `${field.name}:${hiveText(field.type)}`).join(',')}>`;
  }
}

class NoType extends Error {}

function readType(rest: string[]): HiveType {
  const word = rest.shift() ?? '';
  const name = plain.find((known) => known === word) ?? aliases[word];
  if (name !== undefined) return { kind: 'plain', name };
  if (word === 'char' || word === 'varchar') return { kind: 'sized', name: word, length: readSizes(rest)[0] ?? 65_535 };
  if (word === 'decimal') {
    const [precision = 10, scale = 0] = readSizes(rest);
    return { kind: 'decimal', precision, scale };
  }
  if (word === 'array') return between(rest, () => ({ kind: 'array', item: readType(rest) }));
  if (word === 'map') return between(rest, () => readMap(rest));
  if (word === 'struct') return between(rest, () => ({ kind: 'struct', fields: readFields(rest) }));
  throw new NoType();
}

function readSizes(rest: string[]): number[] {
  const sizes: number[] = [];
  if (rest.at(0) !== '(') return sizes;
  do {
    rest.shift();
    sizes.push(Number(rest.shift()));
  } while (rest.at(0) === ',');
  need(rest, ')');
  if (sizes.some((size) => !Number.isInteger(size))) throw new NoType();
  return sizes;
}

function readMap(rest: string[]): HiveType {
  const key = readType(rest);
  need(rest, ',');
  return { kind: 'map', key, value: readType(rest) };
}

function readFields(rest: string[]): { name: string; type: HiveType }[] {
  const fields: { name: string; type: HiveType }[] = [];
  do {
    if (fields.length > 0) rest.shift();
    const name = rest.shift() ?? '';
    need(rest, ':');
    fields.push({ name, type: readType(rest) });
  } while (rest[0] === ',');
  return fields;
}

function between(rest: string[], inner: () => HiveType): HiveType {
  need(rest, '<');
  const type = inner();
  need(rest, '>');
  return type;
}

function need(rest: string[], symbol: string): void {
  if (rest.shift() !== symbol) throw new NoType();
}
