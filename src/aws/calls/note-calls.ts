import type { HearCall, NotedCall } from './call.ts';
import { keepInput } from './keep-input.ts';

/** Numbers calls and times them; each is told when it begins and when it has ended. */
export function noteCalls(tell: (call: NotedCall) => void, now: () => number = Date.now): HearCall {
  let last = 0;
  return ({ service, operation, input }) => {
    const id = (last += 1);
    const call: NotedCall = { id, service, operation, input: keepInput(input), at: now() };
    tell(call);
    return (failed) => tell({ ...call, took: now() - call.at, ...(failed !== undefined && { failed }) });
  };
}
