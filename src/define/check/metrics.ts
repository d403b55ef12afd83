import type { Finding } from '../finding.ts';
import { shortValue } from '../toml-value.ts';

/** Metrics: at most 40, each a regular expression that compiles and has exactly one group, the number. */
export function checkMetrics(metrics: Readonly<Record<string, string>>): Finding[] {
  const names = Object.keys(metrics);
  const surplus = names[40];
  const tooMany: Finding[] =
    surplus === undefined
      ? []
      : [
          {
            path: ['metrics', surplus],
            at: 'key',
            what: 'more than 40 metrics',
            rule: 'a job has at most 40',
            fix: 'remove some',
          },
        ];
  return [...names.flatMap((name) => checkMetric(name, metrics[name] ?? '')), ...tooMany];
}

function checkMetric(name: string, pattern: string): Finding[] {
  const path = ['metrics', name];
  const rule = "a regular expression with one group, which is the number: 'auc=([0-9.]+)'";
  const groups = countGroups(pattern);
  if (groups === 1) return [];
  if (typeof groups === 'string') {
    const what = `${name} is no regular expression: ${groups}`;
    return [{ path, at: 'value', what, rule, fix: 'correct it; \\ before ( ) [ ] { } . * + ? takes them as they are' }];
  }
  const what = `${name} is ${shortValue(pattern)}, with ${groups === 0 ? 'no group' : `${groups} groups`}`;
  const fix = groups === 0 ? 'put ( ) around the number' : 'write (?: ) instead of ( ) around all but the number';
  return [{ path, at: 'value', what, rule, fix }];
}

/** The number of groups, or why it does not compile. */
function countGroups(pattern: string): number | string {
  try {
    const matched = new RegExp(`${pattern}|`).exec('');
    return (matched?.length ?? 1) - 1;
  } catch (error) {
    return (error instanceof Error ? error.message : 'it does not compile')
      .replace(/^.*: (?=[^:]+$)/, '')
      .toLowerCase();
  }
}
