import { formatDuration } from '../../base/duration.ts';
import { nearest } from '../../base/nearest.ts';
import { shortValue } from '../../define/toml-value.ts';
import type { Bounds, Violation } from '../../limits/violation.ts';
import type { PlanFinding } from '../finding.ts';
import { headPath, type CheckedRequest } from './head-path.ts';
import { patternWords } from './pattern-words.ts';

/**
 * Violations of the service's limits, told by the key of the head that each comes from and by the field of AWS. A text of
 * the wrong length is not also told for its form.
 */
export function violationFindings(request: CheckedRequest, violations: readonly Violation[]): PlanFinding[] {
  const badLength = new Set(violations.filter(({ rule }) => rule === 'length').map(({ path }) => path));
  return violations
    .filter(({ rule, path }) => rule !== 'pattern' || !badLength.has(path))
    .map((violation) => violationFinding(request, violation));
}

function violationFinding(request: CheckedRequest, violation: Violation): PlanFinding {
  const head = headPath(request, violation.steps);
  const key = head.length > 0 ? head.join('.') : violation.path;
  return { head, ...words(key, violation, request) };
}

function words(key: string, violation: Violation, request: CheckedRequest): Omit<PlanFinding, 'head'> {
  const { path, value } = violation;
  const by = request.by ?? 'SageMaker';
  switch (violation.rule) {
    case 'required':
      return { what: `${key} is missing`, rule: `${path} is required`, fix: `Give ${key}.` };
    case 'enum': {
      const near = typeof value === 'string' ? nearest(value, violation.values) : undefined;
      return {
        what: `${key} is ${shortValue(value)}, which ${by} does not have for ${jobsOf(request)}`,
        rule: `${path} takes ${choices(violation.values)}`,
        fix: near ? `${key} = "${near}"` : `Choose one that ${path} takes.`,
        nearest: near,
      };
    }
    case 'pattern': {
      const takes = patternWords(path) ?? `what matches ${violation.pattern}`;
      return {
        what: `${key} is ${shortValue(value)}, which ${by} does not take`,
        rule: `${path} takes ${takes}`,
        fix: `Write ${key} as ${takes}.`,
      };
    }
    case 'length':
    case 'count':
    case 'range':
      return boundWords(key, by, violation);
    case 'joint':
      return {
        what: violation.says,
        rule: `${path} depends on other members`,
        fix: `Change ${key} to agree with them.`,
      };
    case 'type':
      return {
        what: `${key} is ${shortValue(value)}`,
        rule: `${path} is a ${violation.expected}`,
        fix: `Change ${key}.`,
      };
    case 'union':
    case 'unknown':
    case 'depth':
      return {
        what: `${key} can't be sent`,
        rule: `${path} breaks the rule "${violation.rule}"`,
        fix: `Change ${key}.`,
      };
  }
}

function jobsOf({ operation }: CheckedRequest): string {
  if (operation === 'CreateProcessingJob') return 'processing jobs';
  return operation === 'CreateTrainingJob' ? 'training jobs' : operation;
}

function boundWords(key: string, by: string, violation: Violation & Bounds): Omit<PlanFinding, 'head'> {
  const { path, rule, size, min, max } = violation;
  const unit = { length: ' characters', count: ' entries', range: '' }[rule];
  const bound = max !== undefined && size > max ? max : (min ?? 0);
  const wanted = bound === max ? 'at most' : 'at least';
  return {
    what: `${key} ${rule === 'range' ? 'is' : 'has'} ${size}${unit}; ${by} takes ${wanted} ${bound}`,
    rule: `${path} takes ${[min !== undefined && `at least ${min}`, max !== undefined && `at most ${max}`].filter(Boolean).join(' and ')}${unit}`,
    fix: rule === 'range' ? `${key} = ${asWritten(key, bound)}` : `Give ${key} ${wanted} ${bound}${unit}.`,
  };
}

/** Durations of a head are texts such as `"1h"`. */
function asWritten(key: string, bound: number): string {
  return key === 'max_runtime' ? `"${formatDuration(bound)}"` : String(bound);
}

function choices(values: readonly string[]): string {
  return values.length <= 8 ? `one of ${values.join(', ')}` : `one of ${values.length} values`;
}
