/** One place at which two values differ. */
export interface Change {
  /** As AWS writes it, with named items by their names: `ProcessingInputs[code].S3Input.S3Uri`, `Environment["A-B"]`. */
  path: string;
  /** The names and places that lead there; an item of a list by its index in the second list, or in the first where it went. */
  steps: readonly (string | number)[];
  kind: 'added' | 'removed' | 'changed' | 'moved';
  /** What was there; absent where it was added. */
  before?: unknown;
  /** What is there; absent where it was removed. */
  after?: unknown;
  /** Of a text of several lines: what went and what came, with a line or two around it. */
  lines?: readonly LineChange[];
  /** The key of the head that decides on it, where one does. */
  key?: string;
}

/** A line of one text, of the other, or of both. */
export interface LineChange {
  kind: 'same' | 'removed' | 'added';
  text: string;
  /** Counted from 1, in the first text for what was removed, else in the second. */
  line: number;
}
