/** How rows reach a script: Parquet, CSV with a header line, or JSON Lines (gzip). */
export type RowFormat = 'parquet' | 'csv' | 'json';

/** Where data is, as a head names it. */
export type Ref =
  | { kind: 's3'; uri: string }
  | { kind: 'table'; database: string; table: string; format?: RowFormat }
  | { kind: 'sql'; sql: string; format: RowFormat }
  | { kind: 'features'; group: string; format: RowFormat }
  | { kind: 'file'; path: string }
  | { kind: 'output'; job: string; output: string };

/** Where an output goes, as a head names it: the model, files of the run, a fixed place, or a table registered when the job ends. */
export type OutputRef =
  | { kind: 'model' }
  | { kind: 'files' }
  | { kind: 's3'; uri: string }
  | { kind: 'table'; database: string; table: string };
