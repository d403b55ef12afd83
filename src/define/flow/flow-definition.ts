import type { Place } from '../../base/fault.ts';
import type { JobDefinition, Param } from '../definition.ts';
import type { Condition, FlowValue, Template, ValueType } from '../expression/node.ts';
import type { OutputRef, Ref } from '../ref.ts';

/**
 * A flow as everything after `define` sees it: checked (names are unique, no cycle, every named step, output and metric is
 * there), defaults filled in, frozen plain data.
 */
export interface FlowDefinition {
  /** Letters, digits and inner hyphens; the name of its file, or of the selector's job where it was inferred from heads. */
  name: string;
  description?: string;
  /** Absolute path of its file; absent where it was inferred from heads. */
  file?: string;
  params: Readonly<Record<string, Param>>;
  /** In the order in which they were written. */
  steps: readonly Step[];
  /** Where in the user's files each step stands, by its name; `''` is the flow itself. */
  places: Readonly<Record<string, Place>>;
}

export type Step =
  | JobStep
  | WhenStep
  | EachStep
  | RegisterStep
  | ModelStep
  | TransformStep
  | TuneStep
  | SqlStep
  | LambdaStep
  | ApprovalStep
  | FailStep;
export type StepKind = Step['kind'];

/** What every step may say. */
export interface StepOptions {
  /** Unique in the whole flow: `^[A-Za-z0-9](-*[A-Za-z0-9_])*$`, at most 64 characters. */
  name: string;
  /** Names of steps that must have completed first, besides those whose data it reads. */
  after: readonly string[];
  /** Tried again where the service failed, not where a script did. */
  retry?: { attempts: number; interval: number; backoff: number };
  /** Seconds for which an equal earlier step may stand for this one. */
  cache?: { expireAfter: number };
  /** Seconds that the step may take as a whole. */
  timeout?: number;
}

/** A script with a head. `spark` where it is run by Spark. */
export interface JobStep extends StepOptions {
  kind: 'job';
  job: JobDefinition;
  /** What differs from the head's defaults. */
  params: Readonly<Record<string, FlowValue>>;
  /** Every input of the job. */
  inputs: Readonly<Record<string, StepInput>>;
  env: Readonly<Record<string, Template>>;
  /** Where it is another than the head's. */
  instance?: Template;
  count?: FlowValue;
  spark?: SparkEngine;
}

export type SparkEngine =
  | { kind: 'sagemaker' }
  | { kind: 'glue'; job: string }
  | { kind: 'emr-serverless'; application: string; role?: string };

/** Where a step's input comes from. */
export type StepInput =
  /** From outside of the flow; an output of a job that is no step of it is that of the job's newest completed run. */
  | { kind: 'ref'; ref: Ref }
  | { kind: 'output'; step: string; output: string }
  /** That output of a step inside an `each`, of every item, in a folder named as the item. */
  | { kind: 'outputs'; each: string; step: string; output: string }
  | { kind: 'uri'; uri: Template };

export interface WhenStep extends StepOptions {
  kind: 'when';
  condition: Condition;
  then: readonly Step[];
  otherwise: readonly Step[];
}

/** The same steps for each item of a list; inside, `{item}` is the item. Nothing outside reads a step inside but by `outputs`. */
export interface EachStep extends StepOptions {
  kind: 'each';
  items: readonly EachItem[];
  /** At most so many at once; absent: all. */
  atOnce?: number;
  steps: readonly Step[];
}

export interface EachItem {
  /** Unique among the items, and fit for the end of a step's name: `<step>-<name>`. */
  name: string;
  value: FlowLiteral | Readonly<Record<string, FlowLiteral>>;
}

export type FlowLiteral = string | number | boolean;

/** A version of a model in the registry. */
export interface RegisterStep extends StepOptions {
  kind: 'register';
  /** S3 URI of the model. */
  model: Template;
  group: string;
  image?: Template;
  approval: 'Approved' | 'Rejected' | 'PendingManualApproval';
  description?: Template;
  /** S3 URIs of files, by the part of ModelMetrics that they fill: `modelQuality.statistics`. */
  metrics: Readonly<Record<string, Template>>;
  /** S3 URIs of files, by the part of DriftCheckBaselines that they fill. */
  baselines: Readonly<Record<string, Template>>;
  contentTypes: readonly string[];
  responseTypes: readonly string[];
  properties: Readonly<Record<string, Template>>;
}

/** A model of SageMaker, to be used by a `transform`. */
export interface ModelStep extends StepOptions {
  kind: 'model';
  model: Template;
  image?: Template;
  env: Readonly<Record<string, Template>>;
}

/** Batch predictions. Its one output is `predictions`. */
export interface TransformStep extends StepOptions {
  kind: 'transform';
  /** The name of a `model` step, or of a model that is there already. */
  model: { kind: 'step'; step: string } | { kind: 'name'; name: Template };
  input: StepInput;
  contentType?: string;
  accept?: string;
  split: 'None' | 'Line' | 'RecordIO' | 'TFRecord';
  instance: Template;
  count: FlowValue;
  env: Readonly<Record<string, Template>>;
}

/** Many trainings of one job in search of the best params. Its outputs are the job's, of the best training. */
export interface TuneStep extends StepOptions {
  kind: 'tune';
  job: JobDefinition;
  params: Readonly<Record<string, FlowValue>>;
  inputs: Readonly<Record<string, StepInput>>;
  ranges: Readonly<Record<string, TuneRange>>;
  objective: { metric: string; goal: 'Maximize' | 'Minimize' };
  strategy: 'Bayesian' | 'Random' | 'Grid' | 'Hyperband';
  jobs: number;
  atOnce: number;
}

export type TuneRange =
  | { kind: 'int' | 'float'; min: number; max: number; scale: 'Auto' | 'Linear' | 'Logarithmic' | 'ReverseLogarithmic' }
  | { kind: 'choice'; values: readonly string[] };

/** A query of Athena. Its one output is `rows`, which may be registered as a table. */
export interface SqlStep extends StepOptions {
  kind: 'sql';
  sql: Template;
  database?: string;
  format: 'parquet' | 'csv' | 'json';
  output: OutputRef;
}

/** A function that is there already. */
export interface LambdaStep extends StepOptions {
  kind: 'lambda';
  /** Name or ARN. */
  function: string;
  payload: Readonly<Record<string, FlowValue>>;
  /** What of its answer other steps read, with the types. */
  results: Readonly<Record<string, ValueType>>;
}

/** Waits until a person says yes (`mlx approve`) or no. */
export interface ApprovalStep extends StepOptions {
  kind: 'approval';
  message: Template;
  /** URL of the SQS queue that is told; absent: the project's own. */
  queue?: string;
  results: Readonly<Record<string, ValueType>>;
}

/** Ends the run as failed. */
export interface FailStep extends StepOptions {
  kind: 'fail';
  message: Template;
}
