/** What is known of functions before they are called; completion and the hint under the cursor read it, never the objects. */
export interface Schema {
  /** Of a function by its path in a line: `plan`, `aws.sagemaker.createTrainingJob`. */
  signature: (path: string) => Signature | undefined;
  /**
   * The keys and values that may stand at a place inside an argument. `keys` leads from the argument to the place: in
   * `plan('train', { depth: ` the argument is 1, `keys` is `['depth']` and `given` is `["'train'"]`.
   */
  at: (place: ArgumentPlace) => PlaceWords;
}

export interface ArgumentPlace {
  path: string;
  /** Counted from 0. */
  argument: number;
  keys: readonly string[];
  /** The texts of the arguments before this one. */
  given: readonly string[];
}

export interface PlaceWords {
  /** Keys of an object that may stand here. */
  keys: readonly Word[];
  /** Values that may stand here, as they are written. */
  values: readonly Word[];
  /** What stands here, in a line: `int, 1 to 20: depth of a tree`. */
  doc?: string;
}

export interface Word {
  word: string;
  /** In a few words. */
  doc?: string;
  required?: boolean;
}

export interface Signature {
  /** `plan(target, params?, { as, only }?)`. */
  label: string;
  parameters: readonly { name: string; doc?: string }[];
  doc?: string;
}
