import type { LineFilter } from '../../../logs/store/log-store.ts';
import type { LogStream } from '../../../logs/stream.ts';
import { freshPane, type LogState, type PaneState } from './log-state.ts';

/** A pane that the layout asks for, and the streams whose lines it shows; absent: all. */
export interface PaneSpec {
  key: string;
  title: string;
  streams?: readonly number[];
}

/** The panes of a log in their order, as many as it has parts. There is always one. */
export function panesOf({ streams, layout }: Pick<LogState, 'streams' | 'layout'>): readonly PaneSpec[] {
  const parts = layout.split === 'merged' ? [] : partsOf(streams, layout.split);
  if (parts.length < 2) return [merged];
  return layout.withMerged ? [merged, ...parts] : parts;
}

/** The pane that has the keys. */
export function focusedPane(state: LogState): PaneSpec {
  const panes = panesOf(state);
  return panes.find(({ key }) => key === state.focus) ?? panes[0] ?? merged;
}

export function paneState({ panes }: Pick<LogState, 'panes'>, key: string): PaneState {
  return panes[key] ?? freshPane;
}

export function withPane(state: LogState, key: string, change: Partial<PaneState>): LogState {
  return { ...state, panes: { ...state.panes, [key]: { ...paneState(state, key), ...change } } };
}

/** What a pane lets through. */
export function filterOf({ key, streams }: PaneSpec, state: LogState): LineFilter {
  const { include, exclude, level } = paneState(state, key);
  return {
    ...(streams && { streams: new Set(streams) }),
    ...(level && { level }),
    ...(include.length > 0 && { include }),
    ...(exclude.length > 0 && { exclude }),
  };
}

/** `algo-2` stands before `algo-10`. Steps stay in the order in which they began. */
const byName = new Intl.Collator('en', { numeric: true });

const merged: PaneSpec = { key: 'merged', title: 'all' };

function partsOf(streams: readonly LogStream[], split: 'step' | 'host'): PaneSpec[] {
  const parts = new Map<string, { title: string; streams: number[] }>();
  streams.forEach((stream) => {
    const title = split === 'step' ? (stream.step ?? stream.run) : hostTitle(stream);
    const key = `${split}:${title}`;
    const part = parts.get(key) ?? { title, streams: [] };
    part.streams.push(stream.index);
    parts.set(key, part);
  });
  const specs = [...parts].map(([key, part]) => ({ key, ...part }));
  return split === 'step' ? specs : specs.sort((a, b) => byName.compare(a.title, b.title));
}

function hostTitle({ step, host }: LogStream): string {
  return step === undefined ? host : `${step}/${host}`;
}
