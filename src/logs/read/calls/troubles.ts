import type { Clock } from '../../clock.ts';
import { faultWords } from './fault-words.ts';
import type { Trouble } from '../reader.ts';

/** What is being waited out, by source. */
export interface Troubles {
  met(source: string, kind: Trouble['kind'], error: unknown): void;
  over(source: string): void;
  of(source: string): Trouble | undefined;
  /** What to tell: what keeps all sources from being read, else what keeps the one that waits longest. */
  worst(): Trouble | undefined;
}

/** `changed` hears of every change. */
export function openTroubles(clock: Clock, sources: () => number, changed: () => void): Troubles {
  const met = new Map<string, Trouble>();
  return {
    met(source, kind, error) {
      const before = met.get(source);
      const text = faultWords(kind, error);
      if (before?.kind === kind && before.text === text) return;
      met.set(source, { kind, text, source, since: before?.kind === kind ? before.since : clock.now() });
      changed();
    },
    over(source) {
      if (met.delete(source)) changed();
    },
    of: (source) => met.get(source),
    worst() {
      const [longest] = [...met.values()].sort((a, b) => a.since - b.since);
      if (!longest) return undefined;
      const { source: _one, ...all } = longest;
      return met.size >= sources() ? all : longest;
    },
  };
}
