import { nearest } from '../../base/nearest.ts';
import { listed } from '../../base/words.ts';
import type { Service } from '../../limits/operations.ts';
import { shown } from '../../limits/pipeline/definition-finding.ts';
import type { Shape } from '../../limits/shape.ts';
import { type Bounds, pathOf, type Step, type Violation } from '../../limits/violation.ts';
import { exampleAt } from '../example/example-at.ts';
import { wordsOfPattern } from '../requests/words-of-pattern.ts';
import type { RequestFault } from './request-fault.ts';

/** The request that a violation is of. */
interface Of {
  service: Service;
  operation: string;
}

/** A violation in words: what stands there, what the service takes, and what to write in its place. */
export function violationFault(of: Of, violation: Violation): RequestFault {
  const { path, steps, rule } = violation;
  const there = rule === 'required' ? steps.slice(0, -1) : steps;
  return { path, steps: there.map(keyOf), ...words(of, violation) };
}

function keyOf(step: Step): string | number {
  switch (step.kind) {
    case 'member':
      return step.name;
    case 'item':
      return step.index;
    case 'key':
    case 'value':
      return step.key;
  }
}

type Words = Pick<RequestFault, 'what' | 'rule' | 'fix' | 'nearest'>;

function words(of: Of, violation: Violation): Words {
  const { steps, value } = violation;
  const path = violation.path === '' ? 'the request' : violation.path;
  const example = shown(exampleAt(of.service, of.operation, namesIn(steps)));
  switch (violation.rule) {
    case 'required': {
      const name = JSON.stringify(lastName(steps));
      return {
        what: `${path} is missing`,
        rule: `${holderOf(of, steps)} requires it`,
        fix: `Add ${name}: ${example}.`,
      };
    }
    case 'unknown': {
      const near = nearest(lastName(steps), violation.known) ?? longerName(lastName(steps), violation.known);
      const known = violation.known.length > 0 ? `takes ${some(violation.known)}` : 'takes no members';
      return {
        what: `${holderOf(of, steps)} has no member ${lastName(steps)}`,
        rule: `it ${known}; anything else has no effect, or is refused by what sends it`,
        fix: near ? `Write ${near}.` : `Leave ${lastName(steps)} out.`,
        ...(near && { nearest: near }),
      };
    }
    case 'type': {
      const takes = typeNames[violation.expected];
      const isPlain = violation.expected === 'structure' || violation.expected === 'boolean';
      return {
        what: `${path} is ${shown(value)}`,
        rule: `it takes ${takes}`,
        fix: isPlain ? `Write ${takes}.` : `Write ${takes}, such as ${example}.`,
      };
    }
    case 'enum': {
      const near = typeof value === 'string' ? nearest(value, violation.values) : undefined;
      return {
        what: `${path} is ${shown(value)}`,
        rule: `it takes ${violation.values.length === 1 ? 'only' : 'one of'} ${some(violation.values)}`,
        fix: near ? `Write ${JSON.stringify(near)}.` : `Choose one of these, such as ${example}.`,
        ...(near && { nearest: near }),
      };
    }
    case 'pattern':
      return {
        what: `${path} is ${shown(value)}`,
        rule: `it takes ${wordsOfPattern(violation.pattern) || `what matches ${violation.pattern}`}`,
        fix: `Write it like ${example}.`,
      };
    case 'length':
    case 'count':
    case 'range':
      return boundWords(path, violation);
    case 'union':
      return {
        what: `${path} is ${shown(value)}`,
        rule: `exactly one of ${some(violation.members)} stands there`,
        fix: 'Leave one and take the others away.',
      };
    case 'joint':
      return {
        what: violation.says,
        rule: `${path} depends on other members`,
        fix: `Change ${path} to agree with them.`,
      };
    case 'depth':
      return {
        what: `${path} is nested too deeply`,
        rule: `${violation.max} levels are taken`,
        fix: 'Make it flatter.',
      };
  }
}

function boundWords(path: string, { rule, size, min, max }: Bounds): Words {
  const [one, unit] = { length: ['character', 'characters'], count: ['entry', 'entries'], range: ['', ''] }[rule];
  const isOver = max !== undefined && size > max;
  const bound = isOver ? `at most ${max}` : `at least ${min}`;
  const both = min !== undefined && max !== undefined ? `${min} to ${max}` : bound;
  return {
    what: `${path} ${rule === 'range' ? 'is' : 'has'} ${`${size} ${size === 1 ? one : unit}`.trim()}`,
    rule: `it takes ${`${both} ${unit}`.trim()}`,
    fix: rule === 'range' ? `Write ${isOver ? max : min}.` : `Give it ${bound} ${unit}.`,
  };
}

/** What a missing or unknown member is missing from. */
function holderOf({ operation }: Of, steps: readonly Step[]): string {
  return pathOf(steps.slice(0, -1)) || operation;
}

function lastName(steps: readonly Step[]): string {
  return String(steps.map(keyOf).at(-1) ?? '');
}

/** A name was often cut where a unit follows it: `VolumeSize` for `VolumeSizeInGB`. */
function longerName(name: string, known: readonly string[]): string | undefined {
  return name.length < 3 ? undefined : known.find((each) => each.toLowerCase().startsWith(name.toLowerCase()));
}

function namesIn(steps: readonly Step[]): string[] {
  return steps.flatMap((step) => (step.kind === 'member' ? [step.name] : []));
}

const typeNames: Readonly<Record<Shape['type'], string>> = {
  structure: 'an object',
  list: 'a list',
  map: 'an object',
  string: 'a text',
  integer: 'a whole number',
  long: 'a whole number',
  float: 'a number',
  double: 'a number',
  boolean: 'true or false',
  timestamp: 'a time',
  blob: 'bytes as a text in base64',
};

function some(names: readonly string[]): string {
  if (names.length <= most) return listed(names);
  return `${names.slice(0, most).join(', ')} and ${names.length - most} more`;
}

const most = 8;
