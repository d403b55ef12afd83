/** The first rows of a query. */
export interface Rows {
  columns: readonly { name: string; type: string }[];
  rows: readonly (readonly Cell[])[];
  /** True where the query has more rows than were asked for. */
  more: boolean;
}

/** `null` is SQL's; numbers that JavaScript can't hold exactly stay text, and so do all types but numbers and booleans. */
export type Cell = string | number | boolean | null;
