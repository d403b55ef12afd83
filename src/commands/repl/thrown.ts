import { types } from 'node:util';
import { MlxError, tell } from '../../base/errors.ts';
import type { Fault } from '../../base/fault.ts';
import { lineOf } from '../../inspect/values/outline.ts';
import type { Value } from '../value.ts';

/** Where in a text it went wrong; counted from 1. */
interface At {
  text: string;
  place?: { line: number; column: number };
}

/** What a line threw, as an error of the catalogue. Anything may be thrown, by code that is not mlx's. */
export function thrownBy(thrown: unknown, at?: At): MlxError {
  if (thrown instanceof MlxError) return thrown;
  const said = lineOf(thrown).text;
  if (!types.isNativeError(thrown)) return new MlxError('LINE_THREW', { name: 'thrown', message: said });
  const [name = said, ...rest] = said.split(': ');
  const message = rest.join(': ');
  if (name === 'SyntaxError' && !message.includes('JSON')) {
    return new MlxError('LINE_UNREADABLE', { message }, { cause: thrown, faults: faultsAt(message, at) });
  }
  return new MlxError('LINE_THREW', { name, message }, { cause: thrown });
}

export function cardOf(error: MlxError): Value {
  return { kind: 'card', told: tell(error.code, error.details), faults: error.faults };
}

/** Characters of a line that are shown around a fault. */
const longestLine = 200;

function faultsAt(what: string, at: At | undefined): Fault[] {
  if (!at?.place) return [];
  const { line, column } = at.place;
  const text = (at.text.split('\n')[line - 1] ?? '').slice(0, longestLine);
  const place = { file: 'line', line, column, length: 1, text };
  return [{ place, what, rule: 'it has to be JavaScript or TypeScript', fix: 'Correct it here.' }];
}
