import type { Way } from '../base/way.ts';

/** What `?name` tells: of a value, a key of the head, a field of a request, a verb. The one form in which anything is described. */
export interface Explanation {
  /** `instance`, `CreateTrainingJob.ResourceConfig.VolumeSizeInGB`. */
  name: string;
  type: string;
  doc?: string;
  /** Rule, default, unit, example: each where there is one. */
  facts: readonly { name: string; text: string }[];
  /** All values that it may have, where these can be listed. */
  choices?: readonly Choice[];
  /** What a key of the head becomes, by kind of job and way of running. */
  compiles?: readonly CompiledUse[];
  /** Where it may stand, and where not. */
  uses?: readonly Use[];
  fields: readonly ExplainedField[];
  /** Where this is known from: `mlx`, `botocore 1.44.5, @aws-sdk/client-sagemaker 3.1169.0`. */
  source?: string;
}

export interface ExplainedField {
  name: string;
  type: string;
  doc?: string;
  required: boolean;
  /** Range, length, pattern in one line. */
  rule?: string;
  /** What stands there in the value that is described, in one line. */
  value?: string;
}

export interface Choice {
  value: string;
  /** What tells it from the others: a price, how many are free. */
  note?: string;
  /** True for what stands there now. */
  current?: true;
}

/** A place or a way of running, and what becomes of the thing there. */
export interface Use {
  where: 'head' | 'project' | 'flow' | 'expression' | 'REPL' | 'local' | 'job' | 'pipeline' | 'states';
  allowed: boolean;
  text: string;
}

/** What several kinds of jobs and ways of running make of a key alike. */
export interface CompiledUse {
  kinds: readonly string[];
  ways: readonly Way[];
  /** As it is written in the head: `max_runtime = "1h"`. */
  written: string;
  operation: string;
  /** Where it arrives in the request, and what stands there, as JSON; no value where the key takes it away. */
  places: readonly { path: string; value?: string }[];
  /** Files beside the script that tell the job of it. */
  files: readonly string[];
}
