import type { Reader } from './reader.ts';
import type { WriteOptions } from './statement.ts';

const known = [
  'format',
  'compression',
  'field_delimiter',
  'partitioned_by',
  'external_location',
  'write_compression',
  'compression_level',
  'parquet_compression',
];

/** `(format = 'PARQUET', partitioned_by = ARRAY['dt'])` of UNLOAD and CREATE TABLE AS. */
export function parseOptions(reader: Reader): WriteOptions {
  const texts: Record<string, string> = {};
  let partitionedBy: readonly string[] = [];
  reader.list(() => {
    const place = reader.peek();
    const name = reader.name();
    if (!known.includes(name)) throw reader.refuse(place, known);
    reader.need('=');
    if (name === 'partitioned_by') partitionedBy = columns(reader);
    else texts[name] = reader.peek().kind === 'number' ? reader.next().value : reader.string();
  });
  const { format, external_location: location, field_delimiter: delimiter } = texts;
  const compression = texts['write_compression'] ?? texts['compression'] ?? texts['parquet_compression'];
  return {
    partitionedBy,
    ...(format !== undefined && { format: format.toUpperCase() }),
    ...(compression !== undefined && { compression: compression.toUpperCase() }),
    ...(delimiter !== undefined && { delimiter }),
    ...(location !== undefined && { location }),
  };
}

function columns(reader: Reader): string[] {
  reader.need('ARRAY', '[');
  const names = [reader.string().toLowerCase()];
  while (reader.take(',')) names.push(reader.string().toLowerCase());
  reader.need(']');
  return names;
}
