/** One thing that mlx needs, and how it stands. `repair` is there where it is not `ok`. */
export interface Fact {
  about: string;
  state: 'ok' | 'warn' | 'fail';
  /** What was found, in a few words. */
  found: string;
  repair?: string;
}
