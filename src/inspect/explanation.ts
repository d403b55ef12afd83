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
}

export interface Choice {
  value: string;
  /** What tells it from the others: a price, how many are free. */
  note?: string;
}

/** A place or a way of running, and what becomes of the thing there. */
export interface Use {
  where: 'head' | 'flow' | 'expression' | 'REPL' | 'local' | 'job' | 'pipeline' | 'states';
  allowed: boolean;
  text: string;
}
