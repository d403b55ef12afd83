import type { JobDefinition } from '../define/definition.ts';
import type { OutputRef } from '../define/ref.ts';
import type { PlanContext, PlannedQuery, Upload } from './plan.ts';

/** A job with all its places found: what the requests are written from. */
export interface Draft {
  job: JobDefinition;
  context: PlanContext;
  /** URI of the image. */
  image: string;
  code: PlacedCode;
  /** Name and text of each param that has a value, in the order of the head. */
  params: readonly (readonly [string, string])[];
  inputs: readonly PlacedInput[];
  outputs: readonly PlacedOutput[];
}

export interface PlacedCode {
  /** The prefix that holds it; ends with `/`. */
  uri: string;
  uploads: readonly Upload[];
}

export interface PlacedInput {
  name: string;
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
