/** Where a value stands in a document: keys and indexes from its top. */
export type Path = readonly (string | number)[];

/** Something wrong in a document, before it is known where in which file that document stands. */
export interface Finding {
  path: Path;
  /** What the caret shows: the key, the value, or (where both are missing) the table that should hold them. */
  at: 'key' | 'value' | 'table';
  /** In one line: `unknown key "instnce"`. */
  what: string;
  rule: string;
  /** The repair in words; left out where `correct` says it all. */
  fix?: string;
  /** The text that should stand in place of what the caret shows, as TOML. */
  correct?: string;
  nearest?: string;
}

/** A path as people read it: `params.depth.max`, `include[0]`. */
export function pathText(path: Path): string {
  return path
    .map((step, index) => (typeof step === 'number' ? `[${step}]` : `${index > 0 ? '.' : ''}${step}`))
    .join('');
}

/** A path as one string that no other path has. */
export function pathKey(path: Path): string {
  return JSON.stringify(path);
}

/** Each finding once: a misspelt key is found as an unknown one and as a missing one. */
export function withoutRepeats(findings: readonly Finding[]): Finding[] {
  return [...new Map(findings.map((finding) => [pathKey([...finding.path, finding.what]), finding])).values()];
}
