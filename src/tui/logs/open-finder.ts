import { MlxError } from '../../base/errors.ts';
import type { LogEffect } from './state/log-effect.ts';
import type { LogEvent } from './state/log-event.ts';
import type { Views } from './open-views.ts';

type Find = Extract<LogEffect, { kind: 'find' }>;

/** Answers questions about lines, one at a time: a new one ends the one before. */
export interface Finder {
  find(question: Find): void;
  stop(): void;
}

export function openFinder(views: Pick<Views, 'of'>, tell: (event: LogEvent) => void): Finder {
  let looking = new AbortController();
  const answer = async ({ asked, pane, from, direction, target }: Find, signal: AbortSignal) => {
    const view = views.of(pane);
    const place =
      target.kind === 'pattern'
        ? await view?.find(target.pattern, from, direction, signal)
        : await view?.findLevel(target.level, from, direction, signal);
    if (signal.aborted) return;
    if (place) tell({ kind: 'found', asked, pane, place });
    else tell({ kind: 'found', asked, pane, nothing: nothingFound(target, direction) });
  };
  return {
    find: (question) => {
      looking.abort();
      looking = new AbortController();
      const { signal } = looking;
      answer(question, signal).catch((error: unknown) => {
        if (signal.aborted) return;
        const text = error instanceof MlxError ? error.message : `it could not be looked for: ${String(error)}`;
        tell({ kind: 'found', asked: question.asked, pane: question.pane, nothing: text });
      });
    },
    stop: () => looking.abort(),
  };
}

function nothingFound(target: Find['target'], direction: Find['direction']): string {
  const what = target.kind === 'pattern' ? 'match' : target.level;
  const otherKey = target.kind === 'pattern' ? { forward: 'N', back: 'n' } : { forward: 'E', back: 'e' };
  const side = direction === 'forward' ? 'below' : 'above';
  const other = direction === 'forward' ? 'above' : 'below';
  return `no ${what} ${side}; ${otherKey[direction]} looks ${other}`;
}
