import type { HistoryEvent } from '@aws-sdk/client-sfn';

/** One time that a state was entered. */
export interface Visit {
  state: string;
  /** Indices of the items of the `Map`s around it, the innermost last; empty outside of any. */
  items: readonly { map: string; index: number }[];
  entered: number;
  exited?: number;
  /** The state that was entered next. */
  next?: string;
  scheduled: number;
  events: readonly HistoryEvent[];
}

/** The visits of states in the events of an execution, in their order. */
export function visitsIn(events: readonly HistoryEvent[]): Visit[] {
  const owners = new Map<number, number | undefined>();
  const contexts = new Map<number, Visit['items']>();
  /** The last state that was entered after each event. */
  const entries = new Map<number, number>();
  const visits = new Map<number, { -readonly [K in keyof Visit]: Visit[K] } & { events: HistoryEvent[] }>();
  for (const event of events) {
    const { id = 0, previousEventId: previous = 0 } = event;
    const type: string = event.type ?? '';
    const at = event.timestamp?.getTime() ?? 0;
    contexts.set(id, contextOf(event, contexts.get(previous) ?? []));
    const name = event.stateEnteredEventDetails?.name;
    if (name !== undefined) {
      owners.set(id, id);
      entries.set(previous, id);
      const before = visits.get(owners.get(previous) ?? -1);
      if (before?.exited !== undefined) before.next ??= name;
      visits.set(id, { state: name, items: contexts.get(id) ?? [], entered: at, scheduled: 0, events: [] });
      continue;
    }
    const owner = type.endsWith('StateExited')
      ? ownerOfExit(event, visits, contexts.get(id) ?? [])
      : (resumed(owners.get(previous), previous, entries, visits) ?? owners.get(previous));
    owners.set(id, owner);
    const visit = visits.get(owner ?? -1);
    if (!visit) continue;
    visit.events.push(event);
    if (type === 'TaskScheduled' || type === 'LambdaFunctionScheduled') visit.scheduled += 1;
    if (type.endsWith('StateExited')) visit.exited = at;
  }
  return [...visits.values()];
}

/** A redrive takes up the state that had failed, after the event that came before that was entered. */
function resumed(
  owner: number | undefined,
  previous: number,
  entries: ReadonlyMap<number, number>,
  visits: ReadonlyMap<number, Visit>,
): number | undefined {
  return visits.get(owner ?? -1)?.exited === undefined && owner !== undefined ? undefined : entries.get(previous);
}

/** What a state that holds others ends with comes after events of those, so that it is found by its name. */
function ownerOfExit(
  event: HistoryEvent,
  visits: ReadonlyMap<number, Visit>,
  items: Visit['items'],
): number | undefined {
  const name = event.stateExitedEventDetails?.name;
  const open = [...visits].filter(([, visit]) => visit.state === name && visit.exited === undefined);
  const same = open.filter(([, visit]) => sameItems(visit.items, items));
  return (same.at(-1) ?? open.at(-1))?.[0];
}

function sameItems(one: Visit['items'], other: Visit['items']): boolean {
  return one.length === other.length && one.every(({ index }, at) => index === other[at]?.index);
}

function contextOf(event: HistoryEvent, before: Visit['items']): Visit['items'] {
  const { type, mapIterationStartedEventDetails: started, stateExitedEventDetails: exited } = event;
  if (started) return [...withoutMap(before, started.name), { map: started.name ?? '', index: started.index ?? 0 }];
  if (type === 'MapStateSucceeded' || type === 'MapStateFailed' || type === 'MapStateAborted')
    return before.slice(0, -1);
  if (type === 'MapStateExited') return withoutMap(before, exited?.name);
  return before;
}

/** One iteration may follow another without the map being left between. */
function withoutMap(items: Visit['items'], map: string | undefined): Visit['items'] {
  const at = items.findIndex((one) => one.map === map);
  return at === -1 ? items : items.slice(0, at);
}
