import { createContext, Script } from 'node:vm';
import type { LinePattern } from '../../../logs/store/log-store.ts';
import type { Hits } from './mark-hits.ts';

/** Characters of a line in which hits are marked. */
const reach = 4096;
/** Hits that are marked in one line. */
const mostHits = 200;
/** Milliseconds that an expression may take over what stands on the screen. */
const patience = 40;

const search = new Script(`
  for (const [index, text] of texts.entries())
    for (const match of text.matchAll(pattern)) {
      if (match[0] !== '') (found[index] ??= []).push([match.index, match.index + match[0].length]);
      if (found[index]?.length >= ${mostHits}) break;
    }
`);

/**
 * Finds what is to be marked. Expressions are a person's own: one that takes too long on what stands there marks nothing
 * from then on.
 */
export function openHitFinder(): (texts: readonly string[], pattern: LinePattern) => readonly Hits[] {
  const scope: { texts: string[]; pattern?: RegExp; found: Hits[] } = { texts: [], found: [] };
  const context = createContext(scope);
  let tooSlow: string | undefined;
  return (texts, { source, flags }) => {
    const name = `${flags}/${source}`;
    if (name === tooSlow) return [];
    scope.texts = texts.map((text) => text.slice(0, reach));
    scope.pattern = new RegExp(source, `g${flags}`);
    scope.found = [];
    try {
      search.runInContext(context, { timeout: patience });
    } catch {
      tooSlow = name;
    }
    return scope.found;
  };
}
