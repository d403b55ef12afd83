import type { HearCall, NotedCall } from '../../aws/calls/call.ts';
import { noteCalls } from '../../aws/calls/note-calls.ts';
import type { Store } from '../state/store.ts';

/** Milliseconds in which calls are gathered: short ones are told once, and the screen is drawn seldom. */
const gathering = 500;

/** Tells the session of calls, several at once. `close` ends it. */
export function openCallLog({ dispatch }: Pick<Store, 'dispatch'>): { onCall: HearCall; close: () => void } {
  let gathered = new Map<number, NotedCall>();
  let timer: NodeJS.Timeout | undefined;
  const tell = () => {
    timer = undefined;
    const calls = [...gathered.values()];
    gathered = new Map();
    dispatch({ kind: 'calls', calls });
  };
  const onCall = noteCalls((call) => {
    gathered.set(call.id, call);
    timer ??= setTimeout(tell, gathering);
  });
  return { onCall, close: () => clearTimeout(timer) };
}
