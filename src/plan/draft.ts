import type { JobDefinition } from '../define/definition.ts';
import type { OutputRef } from '../define/ref.ts';
import type { PlanContext, PlannedQuery, Upload } from './plan.ts';

/** A job with all its places found: what the requests are written from. */
export interface Draft {
  job: JobDefinition;
  context: DraftContext;
  /** URI of the image. */
  image: string;
  code: PlacedCode;
  /** Name and text of each param that has a value, in the order of the head. */
  params: readonly (readonly [string, string])[];
  inputs: readonly PlacedInput[];
  outputs: readonly PlacedOutput[];
  /** What training is given as S3OutputPath. */
  outputPath: string;
  /** Tags by which mlx finds the job again. */
  marks: Readonly<Record<string, string>>;
}

export type DraftContext = Pick<PlanContext, 'region' | 'role' | 'run' | 'code'>;

export interface PlacedCode {
  /** The prefix that holds it; ends with `/`. */
  uri: string;
  uploads: readonly Upload[];
}

export interface PlacedInput {
  name: string;
  /** Where below the folder of inputs it is mounted, where that is another place than its name. */
  below?: string;
  /** The prefix that holds it when the job starts. */
  uri: string;
  /** The ref as people read it. */
  from: string;
  kind: 'prefix' | 'upload' | 'query';
  uploads: readonly Upload[];
  queries: readonly PlannedQuery[];
}

export interface PlacedOutput {
  name: string;
  ref: OutputRef;
  /** Where the script writes it. */
  local: string;
  /** Where it lies when the job has completed: a prefix, or the model's archive. */
  uri: string;
}
