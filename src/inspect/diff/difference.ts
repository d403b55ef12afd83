import type { Change } from './change.ts';

/** In what two things differ, by what of them differs. */
export interface Difference {
  /** What the two are called. */
  before: string;
  after: string;
  sections: readonly DifferenceSection[];
  /** What was compared and is equal: `params`, `machine`. */
  same: readonly string[];
  /** What could not be compared, and why. */
  notes: readonly string[];
}

export interface DifferenceSection {
  /** `params`, `code`, `request`. */
  title: string;
  changes: readonly Change[];
}

/** Two values of a section, before they are compared. */
export interface Side {
  title: string;
  before: unknown;
  after: unknown;
}
