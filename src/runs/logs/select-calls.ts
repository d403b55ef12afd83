import type { LogEvent } from '../../logs/event.ts';
import type { FunctionCalls } from './targets/log-target.ts';

/** Picks the events of some calls of a function out of a log that all calls share. */
export interface CallSelection {
  /** Those of the events that belong to the calls. */
  pick(events: readonly LogEvent[]): LogEvent[];
  /** The id of the one call that is meant has become known: answers with its events that were left out until then. */
  settle(request: string): LogEvent[];
}

/** Events that are kept for a call that may turn out to be the one. */
const mostKept = 10_000;

/**
 * An environment of Lambda does one call after the other, so that the events of a stream between the marks of a call's beginning and
 * end are its own, whatever they say. Lines in JSON name their call themselves.
 */
export function selectCalls(calls: FunctionCalls): CallSelection {
  let wanted = calls.request;
  /** By stream: the call that goes on, and whether it is one of those. */
  const current = new Map<number, { request: string; isWanted: boolean }>();
  const kept: { request: string; event: LogEvent }[] = [];

  const isWanted = (request: string, began: number): boolean =>
    wanted === undefined ? began >= calls.from && began <= (calls.to ?? Infinity) : request === wanted;
  const picked = (event: LogEvent): boolean => {
    const began = startOf(event.message);
    if (began !== undefined) {
      current.set(event.stream.index, { request: began, isWanted: isWanted(began, event.timestamp) });
    }
    const named = began ?? callNamed(event.message);
    const going = current.get(event.stream.index);
    const call =
      named === undefined || named === going?.request
        ? going
        : { request: named, isWanted: isWanted(named, event.timestamp) };
    if (!call?.isWanted && kept.length < mostKept && wanted === undefined) {
      kept.push({ request: call?.request ?? '', event });
    }
    return call?.isWanted ?? false;
  };
  return {
    pick: (events) => events.filter(picked),
    settle: (request) => {
      wanted = request;
      for (const [stream, call] of current) current.set(stream, { ...call, isWanted: call.request === request });
      return kept.splice(0).flatMap((one) => (one.request === request ? [one.event] : []));
    },
  };
}

const id = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const startLine = new RegExp(`^START RequestId: (${id})`, 'u');
const startInJson = new RegExp(`^\\{.{0,400}"platform\\.start".{0,400}"requestId"\\s*:\\s*"(${id})"`, 'u');
const namedLine = new RegExp(`^(?:END|REPORT) RequestId: (${id})`, 'u');
const namedInJson = new RegExp(`"(?:requestId|AWSRequestId|function_request_id)"\\s*:\\s*"(${id})"`, 'u');

/** How much of a line is looked at. */
const reach = 4096;

function startOf(message: string): string | undefined {
  const text = message.slice(0, reach);
  return startLine.exec(text)?.[1] ?? startInJson.exec(text)?.[1];
}

function callNamed(message: string): string | undefined {
  const text = message.slice(0, reach);
  return (text.startsWith('{') ? namedInJson : namedLine).exec(text)?.[1];
}
