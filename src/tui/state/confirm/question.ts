import type { EditLine } from '../line/edit-line.ts';
import type { Effect } from '../effect.ts';

/** A question before something is done that can't be taken back: only a clear yes does it. */
export interface Question {
  kind: 'confirm';
  question: string;
  /** The command line that does the same; empty where there is none. */
  command: string;
  /** The place, where that is production. */
  production?: string;
  /** What has to be typed to the letter; absent: a key is enough. */
  name?: string;
  /** What is typed of it. */
  line: EditLine;
  /** What it may cost, in words; absent until that is known. */
  cost?: string;
  onYes: Effect;
  onNo?: Effect;
}
