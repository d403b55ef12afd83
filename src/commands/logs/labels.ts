import type { LogStream } from '../../logs/stream.ts';
import type { PlacedLine } from '../../logs/line.ts';
import type { LineLabel } from '../told-lines.ts';

/** Names in front of lines, where they come from several places. */
export interface Labels {
  see(stream: LogStream): void;
  /** Undefined where all lines come from one place. */
  of(line: PlacedLine): LineLabel | undefined;
}

export interface LabelOptions {
  hasSteps: boolean;
  /** True where it is known that several hosts write. */
  hasHosts: boolean;
}

/** Lines get the name of their step where a run has steps, and of their host from when a second one of the same step is seen. */
export function makeLabels({ hasSteps, hasHosts }: LabelOptions): Labels {
  const streams = new Map<number, LogStream>();
  const hosts = new Map<string, Set<string>>();
  const made = new Map<string, LineLabel>();
  return {
    see: (stream) => {
      streams.set(stream.index, stream);
      const key = keyOf(stream);
      hosts.set(key, (hosts.get(key) ?? new Set()).add(stream.host));
    },
    of: (line) => {
      const stream = streams.get(line.streamIndex);
      const several = hasHosts || (stream !== undefined && (hosts.get(keyOf(stream))?.size ?? 0) > 1);
      const names = [...(hasSteps ? [line.step ?? line.run] : []), ...(several ? [line.host] : [])];
      if (names.length === 0) return undefined;
      const text = names.join(' ');
      const label = made.get(text) ?? { text, tint: made.size };
      made.set(text, label);
      return label;
    },
  };
}

function keyOf({ run, step = '' }: LogStream): string {
  return `${run}\0${step}`;
}
