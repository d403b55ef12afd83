import type { NotedCall } from '../../../aws/calls/call.ts';

/** How many calls a session remembers. */
const most = 1000;

/** The calls known so far, oldest first, with those that were told since: each once, as it was told last. */
export function keepCalls(known: readonly NotedCall[], told: readonly NotedCall[]): NotedCall[] {
  const latest = new Map(told.map((call) => [call.id, call]));
  const kept = known.map((call) => latest.get(call.id) ?? call);
  const from = known.at(-1)?.id ?? 0;
  const added = told.filter(({ id }, index) => id > from && told.findLastIndex((call) => call.id === id) === index);
  return [...kept, ...added].slice(-most);
}
