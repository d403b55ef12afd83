/** What a piece of text is, not how it looks: a face maps roles to colours, or to nothing where there are none. */
export type Role =
  | 'plain'
  | 'strong'
  | 'dim'
  | 'good'
  | 'bad'
  | 'warn'
  | 'accent'
  /** A line of a job's log, which may bring SGR colours of its own. */
  | 'log'
  /** The place in a line where one writes. */
  | 'cursor'
  /** What a search has found. */
  | 'found'
  /** A word that can't be missed: what is done here is done for good. */
  | 'alarm'
  /** A word that is a state of the whole screen. */
  | 'badge'
  | Tint;

/** Colours that mean nothing but tell one source from another. */
export type Tint = `tint${0 | 1 | 2 | 3 | 4 | 5 | 6 | 7}`;

export interface Span {
  text: string;
  role: Role;
}

/** One line of the screen, without its line end. */
export type Line = readonly Span[];

/** What a drawing may know of where it will be seen. */
export interface Frame {
  /** Columns. */
  width: number;
  /** Milliseconds since 1970, for ages. */
  now: number;
}

/** Makes a line: texts are plain, pairs carry their role, spans stay as they are. */
export function line(...parts: readonly (string | Span)[]): Line {
  return parts.map((part) => (typeof part === 'string' ? { text: part, role: 'plain' } : part));
}

export function span(role: Role, text: string): Span {
  return { role, text };
}

export const emptyLine: Line = [];

export function textOf(line: Line): string {
  return line.map(({ text }) => text).join('');
}

/** The same lines moved right by `columns`. */
export function indent(lines: readonly Line[], columns: number): Line[] {
  const blank: Span = { text: ' '.repeat(columns), role: 'plain' };
  return lines.map((each) => (each.length === 0 ? each : [blank, ...each]));
}
