/** What an SDK package tells in its type declarations: each operation and shape in AWS's own words, as plain text. */
export interface ServiceWords {
  /** The package and its version: `@aws-sdk/client-sagemaker 3.1169.0`. */
  source: string;
  operations: Readonly<Record<string, OperationWords>>;
  shapes: Readonly<Record<string, ShapeWords>>;
}

export interface OperationWords {
  doc?: string;
  /** Names of shapes. */
  request?: string;
  response?: string;
  /** Names of shapes. */
  errors?: readonly string[];
}

export interface ShapeWords {
  doc?: string;
  /** Present for a structure. */
  members?: Readonly<Record<string, MemberWords>>;
  /** True for a structure of which exactly one member is given. */
  union?: true;
  /** Present for a choice of texts. */
  choices?: readonly string[];
  /** The nearest place where a request, else an answer, holds it: `CreateTrainingJob.ResourceConfig`; absent where none does. */
  at?: string;
}

export interface MemberWords {
  doc?: string;
  /** As TypeScript writes it, without `undefined`: `string`, `Channel[]`, `Record<string, string>`. */
  type: string;
  required: boolean;
}
