import { MlxError, tell } from '../../base/errors.ts';
import { acceptsText, ruleOf } from '../../define/parse-params.ts';
import { globalFlags } from '../flags.ts';
import type { Command } from '../command.ts';
import { readFlag } from '../parse/read-flag.ts';
import type { Field, FieldTexts } from './field.ts';

/** The rule that a text breaks, in a sentence; `undefined` where it may stand. What is still missing breaks none. */
export function fieldFault(field: Field, text: string, command: Pick<Command, 'flags'>): string | undefined {
  if (text.trim() === '') return undefined;
  if (field.takes === 'switch') return text === 'yes' || text === 'no' ? undefined : 'It takes yes or no.';
  if (field.place === 'flag') return faultOfFlag(field, text, command);
  const { param } = field;
  return param && !acceptsText(param, text) ? `It takes ${ruleOf(param)}.` : undefined;
}

/** What is required and not written yet. */
export function missingFields(fields: readonly Field[], texts: FieldTexts): Field[] {
  return fields.filter(({ key, required }) => required && (texts[key] ?? '').trim() === '');
}

function faultOfFlag({ name, takes }: Field, text: string, { flags }: Pick<Command, 'flags'>): string | undefined {
  const flag = flags[name] ?? globalFlags.on;
  if (takes === 'words') return undefined;
  try {
    readFlag(`--${name}`, flag, text, false);
    return undefined;
  } catch (error) {
    return error instanceof MlxError ? tell(error.code, error.details).why : undefined;
  }
}
