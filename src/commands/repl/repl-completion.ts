import type { Word } from '../../inspect/completion/schema.ts';

/** The words that may stand in place of `text.slice(start, cursor)`. */
export interface ReplCompletion {
  start: number;
  words: readonly Word[];
}
