import { gridOf } from './grid.ts';
import { logStep, type LogStep } from './log-effect.ts';
import { type LogLayout, mostColumns, nextSplit, nextTimes } from './log-layout.ts';
import type { LogState } from './log-state.ts';
import { focusedPane, panesOf } from './panes.ts';

type LayoutAction = 'split' | 'merged' | 'fewerColumns' | 'moreColumns' | 'times' | 'wrap' | 'rawJson' | 'charts';

/** Another layout, which is to be kept. */
export function changeLayout(state: LogState, action: LayoutAction): LogStep {
  const layout = changed(state, action);
  const next = { ...state, layout };
  const told = notice(next, action);
  return logStep(
    { ...next, focus: focusedPane(next).key, ...(told !== undefined && { notice: { text: told, role: 'plain' } }) },
    { kind: 'layout', layout },
  );
}

function changed(state: LogState, action: LayoutAction): LogLayout {
  const { layout } = state;
  switch (action) {
    case 'split':
      return { ...layout, split: splitAfter(state), columns: undefined };
    case 'merged':
      return { ...layout, withMerged: !layout.withMerged };
    case 'fewerColumns':
      return { ...layout, columns: Math.max(1, columnsNow(state) - 1) };
    case 'moreColumns':
      return { ...layout, columns: Math.min(mostColumns, columnsNow(state) + 1) };
    case 'times':
      return { ...layout, times: nextTimes(layout.times) };
    case 'wrap':
      return { ...layout, wraps: !layout.wraps };
    case 'rawJson':
      return { ...layout, rawJson: !layout.rawJson };
    case 'charts':
      return { ...layout, charts: !layout.charts };
  }
}

/** The next split that gives other panes than there are; a log of one host has none. */
function splitAfter(state: LogState): LogLayout['split'] {
  const step = nextSplit(state.layout.split);
  if (step === 'merged') return step;
  const hasSteps = panesOf({ ...state, layout: { ...state.layout, split: step, withMerged: false } }).length > 1;
  if (hasSteps) return step;
  const next = nextSplit(step);
  if (next === 'merged') return next;
  return panesOf({ ...state, layout: { ...state.layout, split: next, withMerged: false } }).length > 1
    ? next
    : 'merged';
}

function columnsNow(state: LogState): number {
  const { panes } = gridOf(state);
  const [first] = panes;
  return panes.filter(({ rect }) => rect.top === first?.rect.top).length;
}

function notice(state: LogState, action: LayoutAction): string | undefined {
  if (action === 'charts' && state.layout.charts && state.series.length === 0)
    return 'no metric has been found in the lines yet';
  if (action === 'split' && state.layout.split === 'merged' && panesOf(state).length === 1 && state.streams.length < 2)
    return 'there is only one stream: nothing to split';
  if (action === 'merged' && state.layout.split === 'merged') return 'there is only the merged pane: s splits';
  return undefined;
}
