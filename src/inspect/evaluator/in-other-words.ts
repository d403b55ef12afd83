import { types } from 'node:util';
import { MlxError } from '../../base/errors.ts';
import { namesThatLinesLack } from './line-globals.ts';

/** What was thrown, or what mlx has to say in its place: of names that lines don't have, and of modules. */
export function inOtherWords(thrown: unknown): unknown {
  if (!types.isNativeError(thrown)) return thrown;
  const message = dataOf(thrown, 'message');
  if (typeof message !== 'string') return thrown;
  if (dataOf(thrown, 'code') === 'ERR_VM_DYNAMIC_IMPORT_CALLBACK_MISSING') return lacking('import()');
  if (message.startsWith('Cannot use import statement')) return lacking('import');
  const [, name = ''] = /^([\w$]+) is not defined$/.exec(message) ?? [];
  return namesThatLinesLack.includes(name) ? lacking(name) : thrown;
}

function lacking(name: string): MlxError {
  return new MlxError('NOT_IN_LINES', { name });
}

/** A getter would be code of whoever threw it. */
function dataOf(error: object, name: string): unknown {
  return Object.getOwnPropertyDescriptor(error, name)?.value as unknown;
}
