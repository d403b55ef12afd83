/** What `?name` tells: of a value, a key of the head, or a field of a request. */
export interface Explanation {
  /** `instance`, `CreateTrainingJob.ResourceConfig.VolumeSizeInGB`. */
  name: string;
  type: string;
  doc?: string;
  /** Rule, default, unit, example: each where there is one. */
  facts: readonly { name: string; text: string }[];
  fields: readonly ExplainedField[];
}

export interface ExplainedField {
  name: string;
  type: string;
  doc?: string;
  required: boolean;
}
