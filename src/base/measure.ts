/** How much of something is done. Nothing is guessed: who can't count it has none. */
export interface Measure {
  done: number;
  total: number;
  unit: 'bytes' | 'files';
}
