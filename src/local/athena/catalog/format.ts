import type { TableFormat } from './table.ts';

const text = {
  inputFormat: 'org.apache.hadoop.mapred.TextInputFormat',
  outputFormat: 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat',
};

/** The storage formats that the embedded Athena reads, by the name that STORED AS and `format` give them. */
export const formats = {
  PARQUET: {
    kind: 'parquet',
    serde: 'org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe',
    inputFormat: 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat',
    outputFormat: 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat',
    serdeProperties: { 'serialization.format': '1' },
  },
  TEXTFILE: {
    kind: 'text',
    serde: 'org.apache.hadoop.hive.serde2.lazy.LazySimpleSerDe',
    serdeProperties: {},
    ...text,
  },
  JSON: { kind: 'json', serde: 'org.openx.data.jsonserde.JsonSerDe', serdeProperties: {}, ...text },
} as const satisfies Record<string, TableFormat>;

const kindOfSerde: Readonly<Record<string, TableFormat['kind']>> = {
  'org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe': 'parquet',
  'org.apache.hadoop.hive.serde2.OpenCSVSerde': 'csv',
  'org.apache.hadoop.hive.serde2.lazy.LazySimpleSerDe': 'text',
  'org.openx.data.jsonserde.JsonSerDe': 'json',
  'org.apache.hive.hcatalog.data.JsonSerDe': 'json',
};

/** The format of a table with this serde, or `undefined` where the embedded Athena can't read it. */
export function formatOfSerde(
  serde: string,
  serdeProperties: Readonly<Record<string, string>>,
): TableFormat | undefined {
  const kind = kindOfSerde[serde];
  if (kind === undefined) return undefined;
  return { ...(kind === 'parquet' ? formats.PARQUET : formats.TEXTFILE), kind, serde, serdeProperties };
}
