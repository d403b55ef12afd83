import { MlxError } from '../../base/errors.ts';
import { nearest } from '../../base/nearest.ts';
import type { Flag } from '../command.ts';

/** The value of one flag as the table types it. `written` has its dashes. */
export function readFlag(
  written: string,
  flag: Flag,
  text: string | undefined,
  negated: boolean,
): string | number | boolean {
  if (flag.type === 'boolean') return readBoolean(written, text, negated);
  if (negated) throw new MlxError('FLAG_VALUE_WRONG', { flag: written, value: 'no', rule: `a value: ${flag.help}` });
  if (text === undefined || text === '') {
    throw new MlxError('FLAG_VALUE_MISSING', {
      flag: written,
      value: flag.value ?? flag.choices?.join('|') ?? 'VALUE',
    });
  }
  if (flag.choices && !flag.choices.includes(text)) {
    const rule = `one of ${flag.choices.join(', ')}`;
    throw new MlxError('FLAG_VALUE_WRONG', { flag: written, value: text, rule, nearest: nearest(text, flag.choices) });
  }
  return flag.type === 'number' ? readNumber(written, text) : text;
}

function readBoolean(flag: string, text: string | undefined, negated: boolean): boolean {
  if (text === undefined) return !negated;
  if (text !== 'true' && text !== 'false') {
    throw new MlxError('FLAG_VALUE_WRONG', { flag, value: text, rule: 'true or false, or no value at all' });
  }
  return (text === 'true') !== negated;
}

function readNumber(flag: string, text: string): number {
  if (!/^\d{1,9}$/.test(text)) {
    throw new MlxError('FLAG_VALUE_WRONG', { flag, value: text, rule: 'a whole number from 0 to 999999999' });
  }
  return Number(text);
}
