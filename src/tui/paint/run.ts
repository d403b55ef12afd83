/** A piece of a row in one look: the parameters of SGR, none for the terminal's own. */
export interface Run {
  text: string;
  sgr: string;
}

/** A row of the screen. */
export type Row = readonly Run[];
