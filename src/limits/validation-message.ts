import type { Shape } from './shape.ts';
import type { Bounds, Rule, Step, Violation } from './violation.ts';

/**
 * The text of the service's ValidationException for these violations; `undefined` where none of them would cause one.
 * A service ignores members it doesn't know, answers a wrong type before it validates, and tells joint rules afterwards,
 * each in its own words (`refusal.ts`).
 */
export function validationMessage(violations: readonly Violation[]): string | undefined {
  const single = sentencesOf(violations.filter(({ spans }) => !spans));
  const sentences = single.size > 0 ? single : sentencesOf(violations);
  if (sentences.size === 0) return undefined;
  const errors = sentences.size === 1 ? '1 validation error' : `${sentences.size} validation errors`;
  return `${errors} detected: ${[...sentences].join('; ')}`;
}

function sentencesOf(violations: readonly Violation[]): Set<string> {
  return new Set(violations.flatMap((violation) => sentence(violation) ?? []));
}

function sentence(violation: Violation): string | undefined {
  const { holder } = violation;
  const said = words(violation);
  if (!said) return undefined;
  if (!holder) return fails(violation.value, violation.steps, said);
  const all = `[${allWords(holder.entry).join(', ')}]`;
  return fails(holder.value, violation.steps.slice(0, -1), `${entryWords(violation.steps.at(-1))}: ${all}`);
}

function fails(value: unknown, steps: readonly Step[], constraint: string): string {
  const shown = value === undefined ? 'Value null' : `Value '${java(value)}'`;
  return `${shown} at '${steps.map(step).join('.')}' failed to satisfy constraint: ${constraint}`;
}

function step(each: Step): string {
  switch (each.kind) {
    case 'member':
      return lowerFirst(each.name);
    case 'item':
      return `${each.index + 1}.member`;
    case 'key':
    case 'value':
      return `${each.key}.member`;
  }
}

function words(rule: Rule): string | undefined {
  switch (rule.rule) {
    case 'required':
      return 'Member must not be null';
    case 'pattern':
      return `Member must satisfy regular expression pattern: ${rule.pattern}`;
    case 'enum':
      return `Member must satisfy enum value set: [${rule.values.join(', ')}]`;
    case 'length':
    case 'count':
      return tooLittle(rule) ? lengthAtLeast(rule.min) : lengthAtMost(rule.max);
    case 'range':
      return tooLittle(rule) ? valueAtLeast(rule.min) : valueAtMost(rule.max);
    case 'union':
      return `Exactly one of [${rule.members.map(lowerFirst).join(', ')}] must be set`;
    case 'joint':
    case 'unknown':
    case 'type':
    case 'depth':
      return undefined;
  }
}

function tooLittle({ size, min }: Bounds): boolean {
  return min !== undefined && size < min;
}

/** Where an entry of a list or map breaks a rule, the service recites all rules of the entry. */
function allWords(entry: Shape): string[] {
  if (!('min' in entry || 'max' in entry || 'pattern' in entry || 'enum' in entry)) return [];
  const sized = entry.type === 'string' || entry.type === 'list' || entry.type === 'map';
  return [
    entry.max !== undefined && (sized ? lengthAtMost(entry.max) : valueAtMost(entry.max)),
    entry.min !== undefined && (sized ? lengthAtLeast(entry.min) : valueAtLeast(entry.min)),
    entry.type === 'string' && entry.enum && `Member must satisfy enum value set: [${entry.enum.join(', ')}]`,
    entry.type === 'string' && entry.pattern && `Member must satisfy regular expression pattern: ${entry.pattern}`,
  ].filter((each) => typeof each === 'string');
}

function entryWords(last: Step | undefined): string {
  if (last?.kind === 'key') return 'Map keys must satisfy constraint';
  if (last?.kind === 'value') return 'Map value must satisfy constraint';
  return 'Member must satisfy constraint';
}

const lengthAtLeast = (min?: number) => `Member must have length greater than or equal to ${min}`;
const lengthAtMost = (max?: number) => `Member must have length less than or equal to ${max}`;
const valueAtLeast = (min?: number) => `Member must have value greater than or equal to ${min}`;
const valueAtMost = (max?: number) => `Member must have value less than or equal to ${max}`;

function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/** As Java's collections print themselves: `[a, b]`, `{k=v}`. */
function java(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(java).join(', ')}]`;
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'object' && value !== null) {
    return `{${Object.entries(value)
      .map(([key, each]) => `${key}=${java(each)}`)
      .join(', ')}}`;
  }
  return String(value);
}
