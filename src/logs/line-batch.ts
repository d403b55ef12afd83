/**
 * Lines in the order of their places, as columns: they pass between threads without being copied, and lie in the store as they
 * are. All columns but `text` have `count` entries.
 */
export interface LineBatch {
  count: number;
  order: Float64Array;
  stream: Uint32Array;
  sequence: Uint32Array;
  /** Milliseconds since 1970, as stamped. */
  timestamp: Float64Array;
  /** `lineFlags`. */
  flags: Uint8Array;
  /** Where each line's bytes end in `text`; each begins where the one before ends. */
  ends: Uint32Array;
  /** UTF-8, safe to paint, without line ends. */
  text: Uint8Array;
  /** Texts that were overwritten, by the index of their line: few lines have one. */
  raws: readonly { line: number; raw: string }[];
  /** Lines told before that these overwrite (a progress bar that went on), which are to be shown no more. */
  overwritten: readonly { order: number; stream: number; sequence: number }[];
}

/** Bits of a line's flags. The lowest three are its level: 0 none, 1 debug, 2 info, 3 warning, 4 error. */
export const lineFlags = {
  levels: 0b111,
  continues: 0b1000,
  late: 0b1_0000,
  json: 0b10_0000,
  /** Shown no more: a later line took its place. */
  overwritten: 0b100_0000,
} as const;
