import { createContext, Script } from 'node:vm';

/** What a log line says of a metric. */
export interface FoundMetric {
  name: string;
  value: number;
  /** Index of the line among those that were searched. */
  line: number;
}

/** Characters of a line that are searched. */
const reach = 4096;
/** Milliseconds that the definitions may take over one batch of lines. */
const patience = 250;

const search = new Script(`
  for (const [line, text] of lines.entries())
    for (const { name, pattern } of patterns) {
      const match = pattern.exec(text);
      const value = match && match[1] ? match[1].trim() : '';
      if (value !== '' && Number.isFinite(Number(value))) found.push({ name, value: Number(value), line });
    }
`);

/**
 * Searches batches of log lines for metrics as SageMaker does: the first group of each expression is the number. Expressions
 * are the user's: one that can't be compiled finds nothing, and a batch on which they take too long is given up, which `onGiveUp`
 * hears of.
 */
export function findMetrics(
  definitions: readonly { name: string; regex: string }[],
  onGiveUp: () => void = () => undefined,
): (lines: readonly string[]) => FoundMetric[] {
  const patterns = definitions.flatMap(({ name, regex }) => {
    const pattern = compile(regex);
    return pattern ? [{ name, pattern }] : [];
  });
  if (patterns.length === 0) return () => [];
  const scope = { patterns, lines: [] as string[], found: [] as FoundMetric[] };
  const context = createContext(scope);
  return (lines) => {
    if (lines.length === 0) return [];
    scope.lines = lines.map((line) => line.slice(0, reach));
    scope.found = [];
    try {
      // A regular expression can run for hours on one line; only a script of `node:vm` can be given up on time.
      search.runInContext(context, { timeout: patience });
    } catch {
      // What was found until then is true all the same.
      onGiveUp();
    }
    return scope.found;
  };
}

/** Python's expressions are nearly JavaScript's; one that is not finds nothing here, and still does in the service. */
function compile(regex: string): RegExp | undefined {
  try {
    return new RegExp(regex);
  } catch {
    return undefined;
  }
}
