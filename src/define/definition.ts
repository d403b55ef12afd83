import type { Place } from '../base/fault.ts';
import type { JobKind } from '../base/job-kind.ts';
import type { OutputRef, Ref } from './ref.ts';

/** What a script is written in; decides the comment mark of its head and the program that runs it. */
export type Language = 'python' | 'javascript' | 'typescript' | 'shell' | 'r';

/** A job as everything after `define` sees it: validated, defaults filled in, frozen plain data. */
export interface JobDefinition {
  /** The script's file name without its ending. */
  name: string;
  kind: JobKind;
  /** A PySpark script: a processing job in SageMaker's Spark image, or in a flow a job of Glue or EMR Serverless. */
  spark?: true;
  description?: string;
  /** Absolute path of the script. */
  script: string;
  language: Language;
  /** Absolute paths of files that travel with the script, each with its path relative to it. */
  include: readonly { path: string; as: string }[];
  /** Instance type, such as `ml.m5.xlarge`. */
  instance: string;
  /** Number of instances. */
  count: number;
  /** GiB of disk for each instance. */
  volume: number;
  /** An image URI, or a short name such as `sklearn` or `pytorch`; absent: the default of its language. */
  image?: string;
  /** Seconds until the service stops the job. */
  maxRuntime: number;
  /** ARN of the role that the job runs as; absent: found from the caller (`aws/`). */
  role?: string;
  env: Readonly<Record<string, string>>;
  vpc?: { subnets: readonly string[]; securityGroups: readonly string[] };
  /** Spare capacity at a lower price, with the seconds to wait for it in total; training only. */
  spot?: { maxWait: number };
  tags: Readonly<Record<string, string>>;
  params: Readonly<Record<string, Param>>;
  inputs: Readonly<Record<string, Ref>>;
  outputs: Readonly<Record<string, OutputRef>>;
  /** Regular expressions over log lines; the first group is the number. */
  metrics: Readonly<Record<string, string>>;
  /** PEP 508 requirements of the script. */
  dependencies: readonly string[];
  /** PEP 440 specifier from `requires-python`. */
  requiresPython?: string;
  /** Where in the user's files each value stands, by its path: `instance`, `params.depth.max`, `inputs.features`; `''` is the whole. */
  places: Readonly<Record<string, Place>>;
}

export type Param =
  | { type: 'string'; default?: string; min?: number; max?: number; help?: string; required: boolean }
  | { type: 'int' | 'float'; default?: number; min?: number; max?: number; help?: string; required: boolean }
  | { type: 'bool'; default?: boolean; help?: string; required: boolean }
  | { type: 'enum'; values: readonly string[]; default?: string; help?: string; required: boolean }
  | { type: 'date'; default?: string; min?: string; max?: string; help?: string; required: boolean };

export type ParamValue = string | number | boolean;
