import { createContext, Script } from 'node:vm';

/** Characters of a line that are searched. */
const reach = 4096;
/** Milliseconds that the definitions may take over one batch of lines. */
const patience = 250;

export interface FoundMetric {
  name: string;
  value: number;
  at: number;
}

export interface MetricFinder {
  /** Looks through a batch of lines; true where a value was found. */
  search(lines: readonly string[], at: number): boolean;
  /** The last value of each metric that was found, in the order of the definitions. */
  found(): FoundMetric[];
}

const script = new Script(`
  found = {};
  for (const line of lines)
    for (const { name, pattern } of patterns) {
      const match = pattern.exec(line);
      const text = match && match[1] ? match[1].trim() : '';
      if (text !== '' && Number.isFinite(Number(text))) found[name] = Number(text);
    }
`);

/**
 * Matches MetricDefinitions over lines of a log: the first group is the number. Expressions are the user's: one that can't be
 * compiled finds nothing, and a batch on which they take too long is given up.
 */
export function findMetrics(definitions: readonly { name: string; regex: string }[]): MetricFinder {
  const patterns = definitions.flatMap(({ name, regex }) => {
    const pattern = compile(regex);
    return pattern ? [{ name, pattern }] : [];
  });
  const last = new Map<string, FoundMetric>();
  return {
    search: (lines, at) => {
      if (patterns.length === 0) return false;
      const values = Object.entries(run(patterns, lines));
      for (const [name, value] of values) last.set(name, { name, value, at });
      return values.length > 0;
    },
    found: () => definitions.flatMap(({ name }) => last.get(name) ?? []),
  };
}

/** A regular expression can run for hours on one line; only a script of `node:vm` can be given up on time. */
function run(patterns: readonly { name: string; pattern: RegExp }[], lines: readonly string[]): Record<string, number> {
  const scope: { found: Record<string, number> } = Object.assign(Object.create(null), {
    patterns,
    lines: lines.map((line) => line.slice(0, reach)),
    found: {},
  });
  try {
    script.runInContext(createContext(scope), { timeout: patience });
  } catch {
    return { ...scope.found };
  }
  return { ...scope.found };
}

function compile(regex: string): RegExp | undefined {
  try {
    return new RegExp(regex);
  } catch {
    return undefined;
  }
}
