import type { Background } from '../../base/theme.ts';

/** What a person did. Keys are named as the table of actions names them: `j`, `G`, `down`, `ctrl+d`, `alt+b`. */
export type Input =
  | { kind: 'key'; key: string; text?: string }
  /** A paste is text whatever it holds, never keys. */
  | { kind: 'paste'; text: string }
  | MouseInput;

/** Rows and columns of the screen are counted from 0. */
export type MouseInput =
  | { kind: 'mouse'; does: 'click'; row: number; column: number }
  /** `by` notches of the wheel, below 0 upwards. */
  | { kind: 'mouse'; does: 'wheel'; by: number; row: number; column: number };

/** What a terminal says of itself when it is asked. */
export type Reply =
  /** All that was written before the question has been shown. */
  | { kind: 'status reply' }
  | { kind: 'background reply'; background: Background }
  /** What it can do; every terminal answers this, in the order in which it was asked. */
  | { kind: 'attributes reply' };
