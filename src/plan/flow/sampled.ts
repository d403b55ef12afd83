import { evaluate, type Lookup } from '../../define/expression/evaluate.ts';
import { hasExpression } from '../../define/expression/text.ts';

/**
 * Plain data with an example in place of each expression, so that it can be held against the service's limits. Where the
 * service wants a number the example of a number stays one; everywhere else it becomes text.
 */
export function sampled(data: unknown, lookup: Lookup, key = ''): unknown {
  if (typeof data === 'string') {
    if (!hasExpression(data)) return data;
    const value = evaluate(data, lookup);
    return numbers.has(key) ? value : String(value);
  }
  if (Array.isArray(data)) return data.map((each) => sampled(each, lookup, key));
  if (typeof data !== 'object' || data === null || ArrayBuffer.isView(data)) return data;
  return Object.fromEntries(Object.entries(data).map(([name, each]) => [name, sampled(each, lookup, name)]));
}

/** Members of requests that are numbers and may be expressions. */
const numbers: ReadonlySet<string> = new Set(['InstanceCount']);
