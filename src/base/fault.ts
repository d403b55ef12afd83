/** A place in a file of the user's, named from the project's folder where it lies in it. `line` and `column` count from 1, `length` in characters; `text` is the line itself. */
export interface Place {
  file: string;
  line: number;
  column: number;
  length: number;
  text: string;
}

/** One thing that is wrong at one place: what it is, the rule it breaks, and the repair. */
export interface Fault {
  place: Place;
  /** What is wrong here, in one line: `unknown key "instnce"`. */
  what: string;
  /** The rule: `[tool.mlx] takes kind, description, instance, ...`. */
  rule: string;
  /** The repair; corrected text where there is one: `instance = "ml.m5.xlarge"`. */
  fix: string;
  /** The nearest right spelling, where there is one. */
  nearest?: string;
}

/** The start of a file, for what is wrong with it as a whole or has no closer place. */
export function startOf(file: string): Place {
  return { file, line: 1, column: 1, length: 1, text: '' };
}
