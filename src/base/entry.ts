/** Who has to act: `you`, the `job`'s author, `aws`, a `bug` of mlx, or nobody because it was `cancelled`. */
export type Audience = 'you' | 'job' | 'aws' | 'bug' | 'cancelled';

/** One error of the catalogue: pure functions from its details to its words. */
export interface Entry<D> {
  audience: Audience;
  /** What happened, in one line. */
  what: (details: D) => string;
  /** The rule, or the cause where it is known. */
  why: (details: D) => string;
  /** What to do about it; a command or corrected text where there is one. */
  fix: (details: D) => string;
  /** What remains true, such as "Nothing was sent." */
  still: (details: D) => string;
}

/** Declares an entry with the type of its details: `entry<{ file: string }>({ ... })`. */
export function entry<D>(words: Entry<D>): Entry<D> {
  return words;
}
