import type { NotedCall } from '../../aws/calls/call.ts';
import { maskSecrets } from '../../aws/calls/mask-secrets.ts';
import { clipLine } from '../../show/box.ts';
import { drawData } from '../../show/data.ts';
import { type Line, line, type Span, span } from '../../show/line.ts';
import { showClock, showDuration } from '../../show/quantity.ts';
import { safeText } from '../../show/safe-text.ts';
import { fit } from '../../show/width.ts';
import { callsShown, callUnder, type CallsPanel, cursorAmong } from '../state/calls/calls-panel.ts';
import type { State } from '../state/state.ts';
import { clampOffset, windowAround } from '../state/window.ts';
import { editSpans } from './edit-spans.ts';

interface Panel {
  title: string;
  note: string;
  lines: readonly Line[];
}

/** The calls of AWS that this session has made, or the input of one, in as many lines as there is room for. */
export function callsPanelOf(state: State, panel: CallsPanel, room: { width: number; height: number }): Panel {
  const call = callUnder(state, panel);
  if (panel.isOpen && call) return openCall(call, panel, room);
  const calls = callsShown(state, panel);
  const at = cursorAmong(calls, panel);
  const height = Math.max(1, panel.mode === 'filter' ? room.height - 1 : room.height);
  const from = windowAround(at, calls.length, height);
  const rows = calls
    .slice(from, from + height)
    .map((each, index) => clipLine(rowOf(each, from + index === at), room.width));
  const none = state.calls.length === 0 ? 'no call has been made yet' : 'no call has what the filter says';
  const typed: Line[] =
    panel.mode === 'filter' ? [[span('accent', '/ '), ...editSpans(panel.filter, room.width - 2, true)]] : [];
  const { filter, mode } = panel;
  return {
    title: filter.text === '' || mode === 'filter' ? 'calls of AWS' : `calls of AWS /${filter.text}`,
    note: notes[mode],
    lines: [...typed, ...(rows.length > 0 ? rows : [line(span('dim', none))])],
  };
}

const notes = {
  list: '⏎ input · / filter · y copy · esc close',
  filter: '⏎ keep · esc all',
  yank: 'copy as: c AWS CLI · t TypeScript · esc nothing',
} as const;

function openCall(
  call: NotedCall,
  { offset, mode }: CallsPanel,
  { width, height }: { width: number; height: number },
): Panel {
  const lines = inputLines(call, width);
  const from = clampOffset(offset, lines.length, height);
  return {
    title: `${call.service} ${call.operation}`,
    note: mode === 'yank' ? notes.yank : 'j k scroll · y copy · esc list',
    lines: lines.slice(from, from + height),
  };
}

/** How a call went and what it said, secrets masked. */
export function inputLines(call: NotedCall, width: number): Line[] {
  const { data } = maskSecrets(call.input);
  return [line(...endOf(call)), ...drawData(data)].map((each) => clipLine(each, width));
}

function rowOf(call: NotedCall, isUnder: boolean): Line {
  return [
    isUnder ? span('accent', '❯ ') : span('plain', '  '),
    span('dim', `${showClock(call.at)}  ${fit(call.service, 14)}  `),
    span(isUnder ? 'strong' : 'plain', `${fit(safeText(call.operation), 34)}  `),
    ...endOf(call),
  ];
}

function endOf({ took, failed }: NotedCall): Span[] {
  if (took === undefined) return [span('accent', '◐ under way')];
  const time = span('plain', showDuration(took).padStart(8));
  return failed === undefined ? [time] : [time, span('bad', `  ✗ ${safeText(failed)}`)];
}
