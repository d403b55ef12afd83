import { createContext, Script } from 'node:vm';

/** Milliseconds that one expression may take over all texts that it is tried on. */
const patience = 1000;

/** Steps up to which an expression is tried at once, without a clock beside it. */
const few = 1_000_000;

const script = new Script('found = expression.test(text)');

/**
 * Tells whether a text matches an expression that somebody else wrote. Such a one can run for hours on a single text: it is
 * given up, and `tooSlow` thrown, when it has taken a second over all that it was tried on.
 */
export function timedExpression(expression: RegExp, tooSlow: () => Error): (text: string) => boolean {
  const scope = { expression, text: '', found: false };
  const context = createContext(scope);
  let left = patience;
  return (text) => {
    if (mostSteps(expression.source, text.length) <= few) return expression.test(text);
    const begun = performance.now();
    scope.text = text;
    try {
      script.runInContext(context, { timeout: Math.max(1, Math.ceil(left)) });
    } catch {
      throw tooSlow();
    }
    left -= performance.now() - begun;
    if (left <= 0) throw tooSlow();
    return scope.found;
  };
}

/** A bound on the steps of backtracking: each quantifier multiplies them by the text's length, and a group may do anything. */
function mostSteps(source: string, length: number): number {
  if (source.includes('(')) return Number.POSITIVE_INFINITY;
  return (length + 1) ** (1 + (source.match(/[*+?{]/g)?.length ?? 0));
}
