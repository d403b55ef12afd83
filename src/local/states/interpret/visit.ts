/** What is on record of one visit of a state, or of one item of a Map. Times in milliseconds since 1970. */
export interface Visit {
  /** When it was entered. */
  at: number;
  /** The event that told of its entry. */
  entered?: number;
  /** How often it was tried before. A Map's or Parallel's inner visits are of one try. */
  attempt: number;
  /** How often each retrier has let it be tried again. */
  retries: readonly number[];
  /** When it is tried again. */
  pause?: number;
  /** A Wait's end. */
  until?: number;
  /** The event after which the insides of a Map or Parallel began. */
  inside?: number;
  /** What the insides are given: the input of each branch or item. */
  inputs?: readonly unknown[];
  task?: TaskRecord;
  end?: VisitEnd;
}

export interface TaskRecord {
  at: number;
  resource: string;
  /** Its last event so far. */
  event: number;
  /** What was sent, as it stands after all paths were filled in. */
  parameters: unknown;
  /** By which whoever does the task answers. */
  token?: string;
  deadline?: number;
  /** Milliseconds that may pass between two signs of life. */
  heartbeat?: number;
  /** By what a task that was begun is asked after, such as a job's name; absent until it was surely begun. */
  handle?: unknown;
}

/** How a visit ended, with its last event. `next` is absent where the machine, branch or item ended with it. */
export type VisitEnd =
  | { event: number; output: unknown; next?: string }
  | { event: number; fault: { name: string; reason?: string } };

/** Where a visit is: names of states, counts of their visits, numbers of tries, branches and items, from the outside in. */
export type VisitPath = readonly (string | number)[];

export function keyOf(path: VisitPath): string {
  return JSON.stringify(path);
}

/** What the keys of all visits within one begin with. */
export function keysWithin(path: VisitPath): string {
  return path.length === 0 ? '[' : `${keyOf(path).slice(0, -1)},`;
}
