import { MlxError } from '../base/errors.ts';
import { nearest } from '../base/nearest.ts';
import { shellWord } from '../base/shell-word.ts';
import { isRealDate } from './check/params.ts';
import type { JobDefinition, Param, ParamValue } from './definition.ts';

interface Problem {
  what: string;
  rule: string;
  fix: string;
}

/**
 * The params of one run, typed by the head: what was given as text, and the defaults of the rest. A param that has
 * neither and isn't required is left out. Throws PARAM_FAULTS with all problems at once.
 */
export function parseParams(
  job: Pick<JobDefinition, 'name' | 'params'>,
  texts: Readonly<Record<string, string>>,
): Record<string, ParamValue> {
  const problems: Problem[] = Object.keys(texts).flatMap((name) => unknownParam(name, job));
  const values: Record<string, ParamValue> = {};
  for (const [name, param] of Object.entries(job.params)) {
    const text = Object.hasOwn(texts, name) ? texts[name] : undefined;
    const read = text === undefined ? absent(name, param) : parseParam(name, param, text);
    if (typeof read === 'object') problems.push(read);
    else if (read !== undefined) values[name] = read;
  }
  if (problems.length > 0) throw new MlxError('PARAM_FAULTS', { job: job.name, problems });
  return values;
}

function unknownParam(name: string, { name: job, params }: Pick<JobDefinition, 'name' | 'params'>): Problem[] {
  if (Object.hasOwn(params, name)) return [];
  const known = Object.keys(params);
  const near = nearest(name, known);
  const rule = known.length > 0 ? `its params are ${known.join(', ')}` : 'it declares no params';
  return [
    { what: `${job} has no param "${name}"`, rule, fix: near ? `Did you mean --${near}?` : `Leave --${name} out.` },
  ];
}

function absent(name: string, param: Param): ParamValue | Problem | undefined {
  if (param.default !== undefined || !param.required) return param.default;
  const help = param.help === undefined ? '' : `${param.help}: `;
  return { what: `--${name} is missing`, rule: help + ruleOf(param), fix: `Give it: --${name} ${exampleOf(param)}` };
}

/** True for a text that stands for a value of the param's type and within its bounds. */
export function acceptsText(param: Param, text: string): boolean {
  const value = typed(param, text);
  return value !== undefined && isWithin(param, value);
}

function parseParam(name: string, param: Param, text: string): ParamValue | Problem {
  const value = typed(param, text);
  if (value !== undefined && isWithin(param, value)) return value;
  const near = param.type === 'enum' ? nearest(text, param.values) : undefined;
  const shown = JSON.stringify(text.length > 60 ? `${text.slice(0, 57)}...` : text);
  return {
    what: `--${name} is ${shown}`,
    rule: ruleOf(param),
    fix: `For instance: --${name} ${shellWord(near ?? exampleOf(param))}`,
  };
}

/** The value that a text stands for, by the type alone; `undefined` where it stands for none. */
function typed(param: Param, text: string): ParamValue | undefined {
  switch (param.type) {
    case 'string':
    case 'enum':
      return text;
    case 'int':
      return /^[+-]?\d+$/.test(text.trim()) && Number.isSafeInteger(Number(text)) ? Number(text) : undefined;
    case 'float':
      return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(text.trim()) && Number.isFinite(Number(text))
        ? Number(text)
        : undefined;
    case 'bool':
      return { true: true, false: false }[text.trim().toLowerCase()];
    case 'date':
      return isRealDate(text.trim()) ? text.trim() : undefined;
  }
}

/** True for a value of the param's type and within its bounds. */
export function accepts(param: Param, value: ParamValue): boolean {
  const isText = typeof value === 'string';
  switch (param.type) {
    case 'string':
    case 'enum':
      return isText && isWithin(param, value);
    case 'date':
      return isText && isRealDate(value) && isWithin(param, value);
    case 'int':
      return Number.isSafeInteger(value) && isWithin(param, value);
    case 'float':
      return Number.isFinite(value) && isWithin(param, value);
    case 'bool':
      return typeof value === 'boolean';
  }
}

function isWithin(param: Param, value: ParamValue): boolean {
  if (param.type === 'bool') return true;
  if (param.type === 'enum') return param.values.some((one) => one === value);
  const size = param.type === 'string' ? Array.from(String(value)).length : value;
  return (param.min === undefined || size >= param.min) && (param.max === undefined || size <= param.max);
}

/** What a param takes, in words: `a whole number from 1 to 20`. */
export function ruleOf(param: Param): string {
  switch (param.type) {
    case 'string':
      return `a text${lengths(param)}`;
    case 'int':
      return `a whole number${bounds(param)}`;
    case 'float':
      return `a number${bounds(param)}`;
    case 'date':
      return `a date as year-month-day${bounds(param)}`;
    case 'bool':
      return 'true or false';
    case 'enum':
      return `one of ${param.values.join(', ')}`;
  }
}

function bounds({ min, max }: { min?: number | string; max?: number | string }): string {
  if (min !== undefined && max !== undefined) return ` from ${min} to ${max}`;
  if (min !== undefined) return ` from ${min}`;
  return max === undefined ? '' : ` up to ${max}`;
}

function lengths({ min, max }: { min?: number; max?: number }): string {
  if (min !== undefined && max !== undefined) return ` of ${min} to ${max} characters`;
  if (min !== undefined) return ` of at least ${min} characters`;
  return max === undefined ? '' : ` of at most ${max} characters`;
}

function exampleOf(param: Param): string {
  if (param.default !== undefined) return String(param.default);
  switch (param.type) {
    case 'string':
      return 'TEXT';
    case 'int':
    case 'float':
      return String(param.min ?? param.max ?? 1);
    case 'date':
      return param.min ?? param.max ?? '2013-01-31';
    case 'bool':
      return 'true';
    case 'enum':
      return param.values[0] ?? '';
  }
}
