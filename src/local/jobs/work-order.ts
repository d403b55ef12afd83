/** What a request asks of the machine it runs on, the same for all kinds of jobs. Folders are paths in the container. */
export interface WorkOrder {
  /** The machines it runs on, the first one first. */
  hosts: readonly HostOrder[];
  /** Entrypoint and arguments. */
  command: readonly string[];
  environment: Readonly<Record<string, string>>;
  inputs: readonly InputOrder[];
  outputs: readonly OutputOrder[];
  /** Folders that are there before the script starts. */
  folders: readonly string[];
  /** Files of the container contract, by path. */
  files: Readonly<Record<string, unknown>>;
  /** Programs of mlx's own that stand in for what an image holds: by path, their place below `src/python`. */
  programs?: Readonly<Record<string, string>>;
  /** Milliseconds. */
  limit: number;
  metrics: readonly { name: string; regex: string }[];
  /** Where a failing script leaves its own words. */
  messageFile: string;
  /** Training: the S3 URI of the model. */
  artifact?: string;
}

export interface HostOrder {
  /** `algo-1` and so on. */
  name: string;
  /** Files of the container contract that differ from host to host, by path. */
  files: Readonly<Record<string, unknown>>;
}

export interface InputOrder {
  name: string;
  uri: string;
  /** All objects below a prefix, those that a manifest names, or one object. */
  form: 'prefix' | 'manifest' | 'object';
  folder: string;
  /** Each host gets its share of the files, not all. */
  sharded?: boolean;
  /** Nothing under the URI is no fault. */
  mayBeEmpty: boolean;
  /** A query of Athena that fills the URI first. */
  query?: DatasetQuery;
}

/** What an AthenaDatasetDefinition asks for. */
export interface DatasetQuery {
  sql: string;
  database: string;
  format: string;
  compression?: string;
  workGroup?: string;
}

/** `after` names the ends after which the output is kept; `continuous` ones are sent while the job runs too. */
export interface OutputOrder {
  form: 'files' | 'archive';
  folder: string;
  uri: string;
  continuous: boolean;
  after: readonly ('Completed' | 'Stopped' | 'Failed')[];
  /** An archive of an empty folder is made all the same. */
  evenEmpty: boolean;
}
