import type { CreateProcessingJobCommandInput, CreateTrainingJobCommandInput } from '@aws-sdk/client-sagemaker';
import type { JobKind } from '../base/job-kind.ts';
import type { JobDefinition, ParamValue } from '../define/definition.ts';
import type { RowFormat } from '../define/ref.ts';

/** What a job is compiled against. Everything that had to be asked of AWS is already answered here, so planning is pure. */
export interface PlanContext {
  /** What `--on` named: `local`, or an AWS profile. */
  where: string;
  account: string;
  region: string;
  /** `aws`, `aws-cn` or `aws-us-gov`. */
  partition: string;
  /** The bucket that holds code, inputs and outputs of mlx. */
  bucket: string;
  /** ARN of the role that the job runs as. */
  role: string;
  /** Name of the project, for prefixes and tags. */
  project: string;
  /** Name of the run, which becomes the job's name; at most 63 characters. */
  run: string;
  params: Readonly<Record<string, ParamValue>>;
  /** What each input stands for now, by input name. */
  inputs: Readonly<Record<string, ResolvedInput>>;
  /** The files that travel with the job, read (`readCode`), and `requirements.lock` where packages were locked. */
  code: readonly CodeFile[];
}

/**
 * An input as found before planning: a place that holds its data, files to send there, or a query whose rows are to be
 * written first. `from` is the ref as people read it: `table:nyc.flights`.
 */
export type ResolvedInput =
  | { kind: 'prefix'; uri: string; from: string }
  /** `hash` names the content of all files; there where a flow is planned. */
  | { kind: 'upload'; files: readonly LocalFile[]; hash?: string; from: string }
  | { kind: 'query'; sql: string; database?: string; format: RowFormat; from: string };

/** A file of this machine; `as` is its path below the input's folder, with `/`. */
export interface LocalFile {
  path: string;
  as: string;
  bytes: number;
}

export interface CodeFile {
  /** Path relative to the script's folder, with `/`. */
  as: string;
  content: Uint8Array;
}

/** A job compiled for a direct launch: what will be sent, in the order it is sent. */
export interface Plan {
  job: JobDefinition;
  kind: JobKind;
  /** What `--on` named. */
  where: string;
  run: string;
  request: PlannedRequest;
  uploads: readonly Upload[];
  /** Rows to write by Athena before the job starts. */
  queries: readonly PlannedQuery[];
  /** Tables to register when the job has completed. */
  tables: readonly PlannedTable[];
  /** Seconds. */
  limit: number;
  price: Price;
  kept: readonly Note[];
  lost: readonly Note[];
}

export type PlannedRequest =
  | { operation: 'CreateProcessingJob'; input: CreateProcessingJobCommandInput }
  | { operation: 'CreateTrainingJob'; input: CreateTrainingJobCommandInput };

export interface Upload {
  to: string;
  bytes: number;
  source: { kind: 'content'; content: Uint8Array } | { kind: 'file'; path: string };
  /** True where the key is made from the content, so that what is there already need not be sent again. */
  addressedByContent: boolean;
}

export interface PlannedQuery {
  input: string;
  sql: string;
  database?: string;
  format: RowFormat;
  /** The prefix that receives the rows; ends with `/`. */
  to: string;
}

export interface PlannedTable {
  output: string;
  database: string;
  table: string;
  /** The prefix that holds the table's files; ends with `/`. */
  location: string;
}

/** USD; `perHour` for all instances together. `undefined` where no price is known. */
export interface Price {
  perHour?: number;
  atLimit?: number;
  note: string;
}

/** What is kept or lost by this way of running: `lineage`, `metrics`, `monitoring`, `cache`, `progress`, `model`, `image`. */
export interface Note {
  about: string;
  text: string;
}
