import type { Finding } from '../finding.ts';
import type { JobData } from '../schema/head.ts';
import type { ParamData } from '../schema/param.ts';
import { sameInEnvironment } from './names.ts';
import { nearest } from '../../base/nearest.ts';
import { runFlags } from './run-flags.ts';
import { shortValue, tomlValue } from '../toml-value.ts';

/** Rules of params that reach over several of their keys, and over several params. */
export function checkParams(params: NonNullable<JobData['params']>): Finding[] {
  const each = Object.entries(params).flatMap(([name, param]) => [
    ...flagName(name),
    ...realDates(name, param),
    ...bounds(name, param),
    ...choices(name, param),
    ...requiredDefault(name, param),
  ]);
  return [...each, ...sameInEnvironment('params', Object.keys(params))];
}

function flagName(name: string): Finding[] {
  const taken = runFlags.some((flag) => flag === name.toLowerCase().replaceAll('_', '-'));
  const negated = /^no[-_]/i.test(name);
  if (!taken && !negated) return [];
  return [
    {
      path: ['params', name],
      at: 'key',
      what: taken
        ? `--${name} is a flag of \`mlx run\` itself`
        : `--${name} would switch the flag "${name.slice(3)}" off`,
      rule: `params are flags of \`mlx run\`, and can't be named ${runFlags.join(', ')}, or start with no-`,
      correct: taken ? `${name}_value` : name.slice(3) || 'off',
    },
  ];
}

function realDates(name: string, param: ParamData): Finding[] {
  if (param.type !== 'date') return [];
  return (['default', 'min', 'max'] as const).flatMap((key) => {
    const date = param[key];
    if (date === undefined || isRealDate(date)) return [];
    const what = `${name}.${key} is ${tomlValue(date)}, a day that is in no calendar`;
    return [
      {
        path: ['params', name, key],
        at: 'value' as const,
        what,
        rule: 'a date as year-month-day',
        fix: 'choose another day',
      },
    ];
  });
}

/** True for `2013-02-28`, false for `2013-02-30`. */
export function isRealDate(text: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(text);
}

function bounds(name: string, param: ParamData): Finding[] {
  if (!('min' in param || 'max' in param)) return [];
  const { min, max } = param;
  if (min !== undefined && max !== undefined && min > max) {
    const what = `${name}.min is ${tomlValue(min)}, more than max, which is ${tomlValue(max)}`;
    return [{ path: ['params', name, 'min'], at: 'value', what, rule: 'min is at most max', fix: 'swap the two' }];
  }
  if (param.default === undefined) return [];
  const size = param.type === 'string' ? Array.from(param.default).length : param.default;
  const unit = param.type === 'string' ? ' characters' : '';
  const below = min !== undefined && size < min;
  const above = max !== undefined && size > max;
  if (!below && !above) return [];
  const broken = below ? `at least ${shortValue(min)}` : `at most ${shortValue(max)}`;
  return [
    {
      path: ['params', name, 'default'],
      at: 'value',
      what: `${name}.default is ${shortValue(param.default)}, ${below ? 'less than min' : 'more than max'}`,
      rule: `the default keeps to the bounds: ${broken}${unit}`,
      ...(param.type === 'string' ? { fix: `a text of ${broken}${unit}` } : { correct: tomlValue(below ? min : max) }),
    },
  ];
}

function choices(name: string, param: ParamData): Finding[] {
  if (param.type !== 'enum') return [];
  const twice = param.values.findIndex((value, index) => param.values.indexOf(value) !== index);
  const repeated: Finding[] =
    twice === -1
      ? []
      : [
          {
            path: ['params', name, 'values', twice],
            at: 'value',
            what: `${tomlValue(param.values[twice])} stands twice in ${name}.values`,
            rule: 'each value stands once',
            fix: 'remove one of the two',
          },
        ];
  if (param.default === undefined || param.values.includes(param.default)) return repeated;
  const near = nearest(param.default, param.values);
  return [
    ...repeated,
    {
      path: ['params', name, 'default'],
      at: 'value',
      what: `${name}.default is ${shortValue(param.default)}, which is none of the values`,
      rule: `one of ${param.values.map(shortValue).join(', ')}`,
      correct: tomlValue(near ?? param.values[0]),
      ...(near !== undefined && { nearest: near }),
    },
  ];
}

function requiredDefault(name: string, param: ParamData): Finding[] {
  if (param.required !== true || param.default === undefined) return [];
  const what = `${name} is required and has a default`;
  const rule = 'a param with a default need not be given';
  return [{ path: ['params', name, 'required'], at: 'key', what, rule, fix: 'remove required, or the default' }];
}
