import type { z } from 'zod';
import { nearest } from '../../base/nearest.ts';
import { pathText, withoutRepeats, type Finding, type Path } from '../finding.ts';
import { schemasAt, type JsonSchema } from '../schema/json-schema.ts';
import { nearestInstance } from './instance.ts';
import { shortValue, tomlKey, tomlValue } from '../toml-value.ts';

type Issue = z.core.$ZodIssue;

/** A document and its schema, to word what zod found in it. */
export interface Judged {
  data: unknown;
  schema: JsonSchema;
}

/** What zod found, in words of the head: the rule comes from the schema, the spelling from what may stand there. */
export function findingsOf(issue: Issue, judged: Judged): Finding[] {
  const path = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step));
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownKey(path, key, judged));
    case 'invalid_union':
      return issue.errors.length > 0 ? bestBranch(issue.errors, path, judged) : [wrongValue(path, judged)];
    case 'invalid_key':
      return [wrongName(path, judged)];
    case 'invalid_type':
    case 'invalid_value':
    case 'invalid_format':
    case 'too_small':
    case 'too_big':
    case 'not_multiple_of':
    case 'invalid_element':
    case 'custom':
      return [wrongValue(path, judged)];
  }
}

function unknownKey(path: Path, key: string, { data, schema }: Judged): Finding {
  const known = schemasAt(schema, path, data).flatMap((one) => Object.keys(one.properties ?? {}));
  const names = [...new Set(known)];
  const near = nearest(key, names);
  const where = schemasAt(schema, path, data).find((one) => one['x-where'])?.['x-where'] ?? pathText(path);
  return {
    path: [...path, key],
    at: 'key',
    what: `unknown key ${JSON.stringify(key)}`,
    rule: `${where} takes ${names.join(', ')}`,
    ...(near === undefined ? { fix: 'remove it' } : { nearest: near, correct: tomlKey(near) }),
  };
}

/** Of several forms that a value might have had, the one that it misses by least; the later where two are alike. */
function bestBranch(branches: readonly (readonly Issue[])[], path: Path, judged: Judged): Finding[] {
  const value = valueAt(judged.data, path);
  const told = branches
    .filter((issues) => !issues.some((issue) => issue.code === 'invalid_type' && issue.path.length === 0))
    .map((issues) => issues.flatMap((issue) => findingsOf({ ...issue, path: [...path, ...issue.path] }, judged)))
    .map(withoutRepeats);
  const [best, second] = told.toSorted((one, other) => one.length - other.length);
  const chosen = best && (!second || best.length < second.length) ? best : undefined;
  return chosen && isFilled(value) ? chosen : [wrongValue(path, judged)];
}

function isFilled(value: unknown): boolean {
  return typeof value !== 'object' || value === null || Object.keys(value).length > 0;
}

function wrongName(path: Path, { data, schema }: Judged): Finding {
  const rules = schemasAt(schema, path.slice(0, -1), data).flatMap((one) => one.propertyNames?.['x-rule'] ?? []);
  const name = String(path.at(-1));
  const better = name
    .replaceAll(/[^A-Za-z0-9_-]+/g, '_')
    .replace(/^[^A-Za-z]+/, '')
    .slice(0, 63);
  return {
    path,
    at: 'key',
    what: `${JSON.stringify(name)} can't be a name here`,
    rule: rules[0] ?? 'names here are texts of 1 to 255 characters',
    ...(better ? { correct: better } : { fix: 'choose another name' }),
  };
}

function wrongValue(path: Path, { data, schema }: Judged): Finding {
  const schemas = schemasAt(schema, path, data);
  const value = valueAt(data, path);
  const rule = schemas.find((one) => one['x-rule'])?.['x-rule'] ?? schemaRule(schemas);
  const example = schemas.find((one) => one['x-example'])?.['x-example'];
  if (value === undefined) return misspelt(path, { data, schema }) ?? missing(path, rule, example);
  const near = typeof value === 'string' ? nearestValue(path, value, schemas) : undefined;
  const repaired = near === undefined ? repairedType(value, schemas) : tomlValue(near);
  return {
    path,
    at: 'value',
    what: `${pathText(path)} is ${shortValue(value)}`,
    rule,
    ...(near !== undefined && { nearest: near }),
    ...(repaired === undefined
      ? { fix: example ? `for example ${example}` : `make it ${rule}` }
      : { correct: repaired }),
  };
}

/** The key that was probably meant to be a missing one; it is then the only fault of the two. */
function misspelt(path: Path, judged: Judged): Finding | undefined {
  const holder = path.slice(0, -1);
  const present = Object.keys(valueAt(judged.data, holder) ?? {});
  const known = new Set(
    schemasAt(judged.schema, holder, judged.data).flatMap((one) => Object.keys(one.properties ?? {})),
  );
  const wanted = String(path.at(-1));
  const key = present.find((one) => !known.has(one) && nearest(one, known) === wanted);
  return key === undefined ? undefined : unknownKey(holder, key, judged);
}

function missing(path: Path, rule: string, example: string | undefined): Finding {
  const key = String(path.at(-1));
  const holder = path.length > 1 ? ` in ${pathText(path.slice(0, -1))}` : '';
  return {
    path: path.slice(0, -1),
    at: 'table',
    what: `${key} is missing${holder}`,
    rule: `${key}: ${rule}`,
    fix: `add ${tomlKey(key)} = ${example ?? '"..."'}`,
  };
}

function schemaRule(schemas: readonly JsonSchema[]): string {
  const types = schemas.flatMap((one) => (one.type ? [typeWords[one.type] ?? one.type] : []));
  return [...new Set(types)].join(' or ') || 'another value';
}

const typeWords: Readonly<Record<string, string>> = {
  string: 'a text in quotes',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  object: 'a table',
  array: 'a list',
};

function nearestValue(path: Path, value: string, schemas: readonly JsonSchema[]): string | undefined {
  if (path.at(-1) === 'instance') return nearestInstance(value);
  const choices = schemas.flatMap((one) => [...(one.enum ?? []), ...(one.const === undefined ? [] : [one.const])]);
  return nearest(value, choices.map(String));
}

/** The same value as the type that may stand here: `"6"` as `6`, `6` as `"6"`, `0` as the least that is taken. */
function repairedType(value: unknown, schemas: readonly JsonSchema[]): string | undefined {
  const types = new Set(schemas.map((one) => one.type));
  if (typeof value === 'string') {
    if ((types.has('integer') || types.has('number')) && value.trim() !== '' && Number.isFinite(Number(value)))
      return value.trim();
    if (types.has('boolean') && /^(?:true|false)$/i.test(value)) return value.toLowerCase();
    if (types.has('array')) return tomlValue([value]);
    return undefined;
  }
  if (typeof value === 'number' && Number.isFinite(value)) {
    const least = schemas.find((one) => one.minimum !== undefined && one.minimum > value)?.minimum;
    if (least !== undefined && least > -1e15) return String(least);
    if (types.has('integer') && !Number.isInteger(value)) return String(Math.round(value));
  }
  const scalar = Number.isFinite(value) || typeof value === 'boolean';
  const plainText = types.has('string') && !schemas.some((one) => one.enum ?? one.const);
  return scalar && plainText ? tomlValue(String(value)) : undefined;
}

/** What stands at a path; `undefined` where nothing does. */
export function valueAt(data: unknown, path: Path): unknown {
  let value = data;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Record<string | number, unknown>)[step];
  }
  return value;
}
