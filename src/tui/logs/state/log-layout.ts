/** How a log is laid out; plain data that is kept for a project. */
export interface LogLayout {
  split: Split;
  /** In a split, the merged pane is there too. */
  withMerged: boolean;
  /** Columns of the grid; absent: as many as suit the screen. */
  columns?: number;
  times: Times;
  wraps: boolean;
  /** JSON lines are shown as they were written. */
  rawJson: boolean;
  charts: boolean;
}

const splits = ['merged', 'step', 'host'] as const;
export type Split = (typeof splits)[number];

const times = ['clock', 'ago', 'since', 'none'] as const;
export type Times = (typeof times)[number];

export const plainLayout: LogLayout = {
  split: 'merged',
  withMerged: false,
  times: 'clock',
  wraps: false,
  rawJson: false,
  charts: false,
};

/** A layout from what was kept; what it can't be is as if it had not been kept. */
export function layoutFrom(kept: unknown): LogLayout {
  if (typeof kept !== 'object' || kept === null) return plainLayout;
  const at = (name: string): unknown =>
    Object.hasOwn(kept, name) ? (kept as Record<string, unknown>)[name] : undefined;
  const isOn = (name: keyof LogLayout) => at(name) === true;
  const columns = at('columns');
  return {
    split: splits.find((each) => each === at('split')) ?? plainLayout.split,
    withMerged: isOn('withMerged'),
    ...(Number.isInteger(columns) && { columns: Math.max(1, Math.min(mostColumns, Number(columns))) }),
    times: times.find((each) => each === at('times')) ?? plainLayout.times,
    wraps: isOn('wraps'),
    rawJson: isOn('rawJson'),
    charts: isOn('charts'),
  };
}

/** Columns that a grid may have at most. */
export const mostColumns = 8;

export function nextSplit(split: Split): Split {
  return after(splits, split);
}

export function nextTimes(shown: Times): Times {
  return after(times, shown);
}

function after<T>(all: readonly [T, ...T[]], one: T): T {
  return all[(all.indexOf(one) + 1) % all.length] ?? all[0];
}
