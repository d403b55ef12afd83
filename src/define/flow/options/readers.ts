import { parseDuration } from '../../../base/duration.ts';
import { nearest } from '../../../base/nearest.ts';
import { isExpression } from '../../expression/expression.ts';
import type { FlowValue, Template } from '../../expression/node.ts';
import { hasExpression, printed, readTemplate } from '../../expression/text.ts';
import { asTable, shown, type Reader, type Tell } from './read-options.ts';

/** A text that is the same in every run. */
export const literalText: Reader<string> = (value, path, tell) => {
  if (isFixed(value, path, tell) && typeof value === 'string') return value;
  return wrong(value, path, tell, 'a text', "'...'");
};

/** A text, an expression, or a text with expressions in it. */
export const template: Reader<Template> = (value, path, tell) => {
  const text = isExpression(value) ? value.text : value;
  if (typeof text !== 'string') return wrong(value, path, tell, 'a text or an expression', "'...'");
  return isWhole(text, path, tell) ? text : undefined;
};

/** A text, a number, true or false, or an expression. */
export const flowValue: Reader<FlowValue> = (value, path, tell) => {
  if (typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value))) return value;
  if (typeof value === 'string' || isExpression(value)) return template(value, path, tell);
  return wrong(value, path, tell, 'a text, a number, true or false, or an expression', 'write such a value');
};

/** A whole number that is the same in every run. */
export function wholeNumber(least: number, most = Number.MAX_SAFE_INTEGER): Reader<number> {
  const rule = `a whole number from ${least}${most === Number.MAX_SAFE_INTEGER ? '' : ` to ${most}`}`;
  return (value, path, tell) => {
    const fits = Number.isSafeInteger(value) && Number(value) >= least && Number(value) <= most;
    return isFixed(value, path, tell) && fits ? Number(value) : wrong(value, path, tell, rule, String(least));
  };
}

/** A number that is the same in every run. */
export const literalNumber: Reader<number> = (value, path, tell) => {
  if (isFixed(value, path, tell) && typeof value === 'number' && Number.isFinite(value)) return value;
  return wrong(value, path, tell, 'a number', '1');
};

/** Seconds of `'1h30m'`, or a whole number of them. */
export function seconds(most: number): Reader<number> {
  return (value, path, tell) => {
    if (!isFixed(value, path, tell)) return undefined;
    const read = typeof value === 'string' ? parseDuration(value) : value;
    if (typeof read === 'number' && Number.isSafeInteger(read) && read >= 1 && read <= most) return read;
    return wrong(value, path, tell, "days, hours, minutes and seconds such as '30d' or '1h30m'", "'1h'");
  };
}

export function oneOf<const T extends string>(values: readonly T[]): Reader<T> {
  return (value, path, tell) => {
    const found = values.find((one) => one === value);
    if (found !== undefined || !isFixed(value, path, tell)) return found;
    const near = typeof value === 'string' ? nearest(value, values) : undefined;
    const rule = `one of ${values.map((one) => `'${one}'`).join(', ')}`;
    return wrong(value, path, tell, rule, `'${near ?? values[0] ?? ''}'`);
  };
}

export function listOf<T>(reader: Reader<T>): Reader<readonly T[]> {
  return (value, path, tell) => {
    if (!isFixed(value, path, tell)) return undefined;
    if (!Array.isArray(value)) return wrong(value, path, tell, 'a list', '[...]');
    return value.flatMap((one, index) => {
      const read = reader(one, `${path}[${index}]`, tell);
      return read === undefined ? [] : [read];
    });
  };
}

export function recordOf<T>(reader: Reader<T>): Reader<Readonly<Record<string, T>>> {
  return (value, path, tell) => {
    if (!isFixed(value, path, tell)) return undefined;
    const table = asTable(value);
    if (!table) return wrong(value, path, tell, 'a table of names and values', '{ ... }');
    const read = Object.entries(table).flatMap(([name, one]): [string, T][] => {
      const known = one === undefined ? undefined : reader(one, `${path}.${name}`, tell);
      return known === undefined ? [] : [[name, known]];
    });
    return Object.fromEntries(read);
  };
}

/** False, and told, for an expression where a run can't change anything any more. */
function isFixed(value: unknown, path: string, tell: Tell): boolean {
  const text = isExpression(value) ? value.text : value;
  if (typeof text !== 'string' || !hasExpression(text)) return true;
  const rule = `${path} is settled before a run, and ${printed(text)} is known only in one`;
  tell({ what: `${path} is the expression ${printed(text)}`, rule, fix: 'write the value itself' });
  return false;
}

function isWhole(text: string, path: string, tell: Tell): boolean {
  try {
    readTemplate(text);
    return true;
  } catch (error) {
    const rule = 'an expression stays whole in a text';
    const what = error instanceof SyntaxError ? error.message : `${path} can't be read`;
    tell({ what, rule, fix: `write \`...\${expression}...\` and cut texts before` });
    return false;
  }
}

/** Tells of a value; an expression where none may stand has been told of before. */
function wrong(value: unknown, path: string, tell: Tell, rule: string, fix: string): undefined {
  const text = isExpression(value) ? value.text : value;
  const told = typeof text === 'string' && hasExpression(text);
  if (!told) tell({ what: `${path} is ${shown(value)}`, rule, fix });
}
