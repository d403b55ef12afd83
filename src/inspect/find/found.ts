/** What a search found, the best first. */
export interface Found {
  text: string;
  hits: readonly Hit[];
  /** How many there are, with those that are not among `hits`. */
  total: number;
}

export interface Hit {
  /** A name that `explain` knows: `CreateTrainingJob.EnableManagedSpotTraining`, `glue.GetJobRun`, `instance`, `mlx run`. */
  path: string;
  type: string;
  /** `mlx`, or the service that has it. */
  of: string;
  /** The sentence of its doc in which most of the words stand; absent where it has no doc. */
  sentence?: string;
  /** Where the words stand in the sentence: characters from and up to. */
  marks: readonly Mark[];
}

export type Mark = readonly [from: number, to: number];

/** Something that can be found. */
export interface Findable {
  path: string;
  type: string;
  of: string;
  doc?: string;
  /** True of a part of a request that mlx sends. */
  isSent?: boolean;
}
