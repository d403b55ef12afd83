/** A column as the catalog keeps it: its name in lower case and its Hive type, such as `array<bigint>`. */
export interface Column {
  name: string;
  type: string;
  comment?: string;
}

/** How the objects of a table are read. */
export interface TableFormat {
  kind: 'parquet' | 'csv' | 'text' | 'json';
  serde: string;
  serdeProperties: Readonly<Record<string, string>>;
  inputFormat: string;
  outputFormat: string;
}

export interface Table {
  kind: 'table';
  database: string;
  name: string;
  columns: readonly Column[];
  partitionKeys: readonly Column[];
  comment?: string;
  /** `s3://bucket/prefix/`, with its slash. */
  location: string;
  format: TableFormat;
  parameters: Readonly<Record<string, string>>;
  /** Milliseconds since 1970. */
  created: number;
}

export interface View {
  kind: 'view';
  database: string;
  name: string;
  columns: readonly Column[];
  sql: string;
  /** The database that names in `sql` are taken from where they stand alone. */
  context: string;
  created: number;
}

export interface Partition {
  /** In the order of the table's partition keys. */
  values: readonly string[];
  location: string;
}

export interface Database {
  name: string;
  comment?: string;
  location?: string;
}
