import type { NotedCall } from '../../../aws/calls/call.ts';
import { type EditLine, emptyLine } from '../line/edit-line.ts';
import type { State } from '../state.ts';
import { readFilter } from '../tree/text-filter.ts';

/** The list of calls of AWS, in front of the upper panes. */
export interface CallsPanel {
  kind: 'calls';
  /** The call under the cursor, by its number; absent: the newest. */
  cursor?: number;
  filter: EditLine;
  /** What keys mean: moving, writing the filter, or choosing in which form to copy. */
  mode: 'list' | 'filter' | 'yank';
  /** The input of the call under the cursor stands in place of the list. */
  isOpen: boolean;
  /** The first line of the input that is shown. */
  offset: number;
}

export const emptyCallsPanel: CallsPanel = { kind: 'calls', filter: emptyLine, mode: 'list', isOpen: false, offset: 0 };

/** The calls that the panel's filter lets through, the newest first. */
export function callsShown({ calls }: Pick<State, 'calls'>, { filter }: Pick<CallsPanel, 'filter'>): NotedCall[] {
  const { matches } = readFilter(filter.text);
  return calls
    .filter(({ service, operation, failed }) =>
      matches({ name: `${service} ${operation} ${failed ?? ''}`, status: failed, kind: service }),
    )
    .toReversed();
}

/** Where the cursor stands among them; on the newest where its call is gone. */
export function cursorAmong(calls: readonly NotedCall[], { cursor }: Pick<CallsPanel, 'cursor'>): number {
  return Math.max(
    0,
    calls.findIndex(({ id }) => id === cursor),
  );
}

/** The call under the cursor. */
export function callUnder(state: Pick<State, 'calls'>, panel: CallsPanel): NotedCall | undefined {
  const calls = callsShown(state, panel);
  return calls[cursorAmong(calls, panel)];
}
