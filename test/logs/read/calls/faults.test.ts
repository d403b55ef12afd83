import { describe, expect, it, test } from 'vitest';
import { translateError } from '../../../../src/aws/translate-error.ts';
import { MlxError } from '../../../../src/base/errors.ts';
import { faultOf } from '../../../../src/logs/read/calls/faults.ts';
import { faultWords } from '../../../../src/logs/read/calls/fault-words.ts';
import { retryPause } from '../../../../src/logs/read/calls/retry-pause.ts';

const call = { service: 'CloudWatchLogs', operation: 'FilterLogEvents', where: 'prod', region: 'eu-west-1' };

function thrown(name: string, message = '', more: object = {}): Error {
  return Object.assign(new Error(message), { name, ...more });
}

function words(error: Error): string {
  const told = translateError(error, call);
  return faultWords(faultOf(told), told);
}

describe('faultOf', () => {
  it.each([
    ['throttled', thrown('ThrottlingException', 'Rate exceeded')],
    ['throttled', thrown('Unknown', 'UnknownError', { $metadata: { httpStatusCode: 429 } })],
    ['network', thrown('Error', 'getaddrinfo ENOTFOUND logs.eu-west-1.amazonaws.com', { code: 'ENOTFOUND' })],
    ['network', thrown('Error', 'getaddrinfo EAI_AGAIN', { code: 'EAI_AGAIN' })],
    ['network', thrown('Error', 'read ECONNRESET', { code: 'ECONNRESET' })],
    ['network', thrown('Error', 'socket hang up', { code: 'ECONNRESET' })],
    ['network', thrown('TimeoutError', 'Connection timed out after 20000 ms')],
    ['network', thrown('AggregateError', '', { code: 'ETIMEDOUT' })],
    ['network', thrown('Error', 'Premature close', { code: 'ERR_STREAM_PREMATURE_CLOSE' })],
    ['network', thrown('SyntaxError', 'Unexpected end of JSON input', { $metadata: { httpStatusCode: 200 } })],
    ['service', thrown('ServiceUnavailableException', 'The service cannot complete the request.')],
    ['service', thrown('Unknown', 'UnknownError', { $metadata: { httpStatusCode: 502 } })],
    ['service', thrown('InvalidSignatureException', 'Signature expired: 20260101T000000Z is now earlier than')],
    ['credentials', thrown('ExpiredTokenException', 'The security token included in the request is expired')],
    [
      'credentials',
      thrown('CredentialsProviderError', 'Token is expired. To refresh this SSO session run aws sso login'),
    ],
    ['credentials', thrown('CredentialsProviderError', 'Could not load credentials from any providers')],
    ['credentials', thrown('UnrecognizedClientException', 'The security token included in the request is invalid.')],
    ['denied', thrown('AccessDeniedException', 'is not authorized to perform: logs:FilterLogEvents')],
    ['gone', thrown('ResourceNotFoundException', 'The specified log group does not exist.')],
    ['badToken', thrown('InvalidParameterException', 'The specified nextToken is invalid.')],
    ['fatal', thrown('InvalidParameterException', 'startTime must be before endTime')],
    ['fatal', thrown('TypeError', 'undefined is not a function')],
    ['fatal', thrown('AbortError', 'The operation was aborted')],
    ['fatal', 'a text'],
  ])('takes for %s what a client throws as %o, and the same in words of mlx', (fault, error) => {
    expect(faultOf(error)).toBe(fault);
    expect(faultOf(translateError(error, call))).toBe(fault);
  });

  it('takes for fatal what mlx itself refuses', () => {
    expect(faultOf(new MlxError('ROLE_UNKNOWN', { caller: 'x' }))).toBe('fatal');
  });
});

describe('faultWords', () => {
  it('names the command that signs in again', () => {
    expect(words(thrown('ExpiredToken', 'expired'))).toBe(
      'the credentials for "prod" have expired: run `aws sso login --profile prod`',
    );
  });

  it('names what keeps AWS from being reached', () => {
    expect(words(thrown('Error', 'x', { code: 'ENOTFOUND' }))).toBe('no connection to AWS (ENOTFOUND): trying again');
  });

  it('names the right that is missing', () => {
    const message = 'User: x is not authorized to perform: logs:FilterLogEvents on resource: arn:aws:logs:::y';
    expect(words(thrown('AccessDeniedException', message))).toBe('you may not logs:FilterLogEvents');
  });

  it('is one short line without control sequences, whatever the service says', () => {
    const told = words(thrown('InvalidParameterException', `a\r\n\u001B]0;title\u0007${'b'.repeat(1000)}`));
    expect(told).toMatch(/^a \]0;title b+$/);
    expect(told.length).toBeLessThanOrEqual(160);
  });
});

test('pauses double from half a second to 20 s, and are drawn from all below that', () => {
  expect([0, 1, 2, 3, 4, 5, 6, 1000].map((attempt) => retryPause('throttled', attempt, 1))).toEqual([
    500, 1000, 2000, 4000, 8000, 16_000, 20_000, 20_000,
  ]);
  expect(retryPause('service', 3, 0)).toBe(0);
  expect(retryPause('service', 3, 0.5)).toBe(2000);
  expect(retryPause('network', 1000, 1)).toBe(5000);
});
