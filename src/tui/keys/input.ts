/** What a person did at the keyboard. Keys are named as the table of actions names them: `j`, `G`, `down`, `ctrl+d`, `alt+b`. */
export type Input =
  | { kind: 'key'; key: string; text?: string }
  /** A paste is text whatever it holds, never keys. */
  | { kind: 'paste'; text: string };
