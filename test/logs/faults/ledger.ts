/** What was written and what was told of it, by the text that stands for an event, however often that is. */
export interface Ledger {
  write(event: Entry): void;
  tell(event: Entry): void;
  /** Events that were told less often, and more often, than they were written. */
  balance(): { lost: string[]; duplicated: string[] };
}

export interface Entry {
  group: string;
  stream: string;
  timestamp: number;
  message: string;
}

export function openLedger(): Ledger {
  const counts = new Map<string, number>();
  const add = ({ group, stream, timestamp, message }: Entry, count: number): void => {
    const key = `${group} ${stream} ${timestamp} ${message}`;
    counts.set(key, (counts.get(key) ?? 0) + count);
  };
  const repeated = (sign: number): string[] =>
    [...counts].flatMap(([key, count]) => Array.from({ length: Math.max(0, sign * count) }, () => key));
  return {
    write: (event) => add(event, 1),
    tell: (event) => add(event, -1),
    balance: () => ({ lost: repeated(1), duplicated: repeated(-1) }),
  };
}
