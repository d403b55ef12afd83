/** What something that was thrown says of itself; anything may be thrown. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

/** The first line of that that says something. */
export function firstLineOf(thrown: unknown): string {
  const lines = messageOf(thrown).split('\n');
  return lines.find((line) => line.trim() !== '') ?? 'it throws';
}

/** The system's code for what went wrong, such as `ENOENT`; undefined where there is none. */
export function codeOf(thrown: unknown): string | undefined {
  const code = thrown instanceof Error && 'code' in thrown ? thrown.code : undefined;
  return typeof code === 'string' ? code : undefined;
}
