import type { Theme } from '../../../base/theme.ts';
import type { LogStream } from '../../../logs/stream.ts';
import { sgrOf } from '../../../show/ansi.ts';
import { tintOf } from '../../../show/log-line.ts';
import { fit, widthOf } from '../../../show/width.ts';
import { safeText } from '../../../show/safe-text.ts';

/** What stands between a line's time and its text: whose it is, where the pane has lines of several. */
export interface Labels {
  /** By the stream's index; all of the same width. */
  texts: readonly (readonly LabelPart[])[];
  /** Columns, with the blank behind. */
  width: number;
}

export interface LabelPart {
  text: string;
  sgr: string;
}

/** Columns of a name, and the share of a pane that names may take. */
const widest = 18;
const share = 0.3;

/** The labels of a pane with lines of these streams; those of hosts whose clock is wrong are marked. */
export function labelsOf(
  streams: readonly LogStream[],
  wrong: ReadonlySet<number>,
  width: number,
  theme: Theme,
): Labels {
  const steps = namesOf(streams.map(({ step, run }) => step ?? run));
  const hosts = namesOf(streams.map(({ host }) => host));
  const room = Math.floor(width * share);
  const stepWidth = steps.length > 1 ? Math.min(widest, room, widestOf(steps)) : 0;
  const hasHosts = streams.length > 1 && (hosts.length > 1 || steps.length < 2);
  const hostWidth = hasHosts
    ? Math.max(0, Math.min(widest, room - stepWidth - 1, widestOf(hosts) + (wrong.size > 0 ? 1 : 0)))
    : 0;
  const texts: LabelPart[][] = [];
  for (const { index, step, run, host } of streams) {
    texts[index] = [
      ...part(step ?? run, stepWidth, steps, theme),
      ...part(host, hostWidth < 3 ? 0 : hostWidth, hosts, theme, wrong.has(index) ? '±' : ''),
    ];
  }
  const used = (stepWidth > 0 ? stepWidth + 1 : 0) + (hostWidth >= 3 ? hostWidth + 1 : 0);
  return { texts, width: used };
}

function part(name: string, width: number, names: readonly string[], theme: Theme, mark = ''): LabelPart[] {
  if (width === 0) return [];
  const sgr = sgrOf(tintOf(names.indexOf(name)), theme);
  return [{ text: `${shortened(safeText(name) + mark, width)} `, sgr }];
}

/** Names differ at their ends more than in their middles. */
function shortened(name: string, width: number): string {
  if (widthOf(name) <= width || widthOf(name) !== name.length || width < 6) return fit(name, width);
  const end = Math.floor((width - 1) / 2);
  return `${name.slice(0, width - 1 - end)}…${name.slice(-end)}`;
}

function namesOf(names: readonly string[]): readonly string[] {
  return [...new Set(names)];
}

function widestOf(names: readonly string[]): number {
  return Math.max(0, ...names.map((name) => widthOf(safeText(name))));
}
