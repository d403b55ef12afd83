import { ServiceError } from '../../service-error.ts';

/** Athena's refusal of a statement that can't be parsed; `at` is an offset into `text`. */
export function malformed(text: string, at: number, found: string, expecting: readonly string[] = []): ServiceError {
  const expected = expecting.length === 0 ? '' : ` Expecting: ${expecting.map((word) => `'${word}'`).join(', ')}`;
  return new ServiceError(
    'InvalidRequestException',
    `${lineColumn(text, at)}: mismatched input '${found}'.${expected}`,
    {
      extra: { AthenaErrorCode: 'MALFORMED_QUERY' },
    },
  );
}

/** Athena's refusal of a text with more than one statement. */
export function severalStatements(text: string): ServiceError {
  return new ServiceError('InvalidRequestException', `Only one sql statement is allowed. Got: ${text}`, {
    extra: { AthenaErrorCode: 'MALFORMED_QUERY' },
  });
}

/** `line 2:5`, both counted from 1. */
export function lineColumn(text: string, at: number): string {
  const before = text.slice(0, at);
  const line = before.split('\n').length;
  return `line ${line}:${at - before.lastIndexOf('\n')}`;
}
