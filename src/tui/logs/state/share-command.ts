import { shellWord } from '../../../base/shell-word.ts';
import type { Place } from '../../../logs/line.ts';
import type { LogState } from './log-state.ts';
import { focusedPane, paneState } from './panes.ts';

/**
 * The command that shows what the pane shows, from the line that is looked at on. What no flag can say is left out: more than
 * one filter, and filters that exclude.
 */
export function shareCommand(state: LogState, place: Place | undefined): string {
  const pane = focusedPane(state);
  const { include, level } = paneState(state, pane.key);
  const streams = pane.streams?.map((index) => state.streams[index]) ?? [];
  const steps = new Set(streams.map((stream) => stream?.step));
  const hosts = new Set(streams.map((stream) => stream?.host));
  const [step, host] = [only(steps), only(hosts)];
  const isWholeStep = state.layout.split === 'step';
  const [pattern] = include;
  const words = [
    'mlx',
    'logs',
    ...state.words,
    ...(place ? ['--since', new Date(place.order).toISOString()] : []),
    ...(step === undefined ? [] : ['--step', step]),
    ...(host === undefined || isWholeStep ? [] : ['--host', host]),
    ...(level === undefined ? [] : ['--level', level]),
    ...(pattern ? ['--grep', pattern.source] : []),
  ];
  return words.map(shellWord).join(' ');
}

function only<T>(all: ReadonlySet<T>): T | undefined {
  return all.size === 1 ? [...all][0] : undefined;
}
