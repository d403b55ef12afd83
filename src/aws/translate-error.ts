import { MlxError } from '../base/errors.ts';
import { codeOf } from '../base/thrown.ts';
import { causeOf } from './failure-causes.ts';

/** The call that failed. `service` and `operation` are AWS's names, `where` is what `--on` named. */
export interface FailedCall {
  service: string;
  operation: string;
  where: string;
  region: string;
}

/**
 * What an AWS client threw, in mlx's words; the original stays on `cause`. An `MlxError` and an abort pass unchanged.
 */
export function translateError(error: unknown, call: FailedCall): unknown {
  if (error instanceof MlxError || !(error instanceof Error) || error.name === 'AbortError') return error;
  const { name, message } = error;
  const more = { cause: error };
  if (isCredentialsError(error)) {
    const expired = /expired|sso login|refresh/i.test(message);
    return expired
      ? new MlxError('AWS_CREDENTIALS_EXPIRED', { where: call.where, message }, more)
      : new MlxError('AWS_CREDENTIALS_MISSING', { where: call.where, message }, more);
  }
  if (expiredNames.has(name)) return new MlxError('AWS_CREDENTIALS_EXPIRED', { where: call.where, message }, more);
  if (refusedNames.has(name)) return new MlxError('AWS_CREDENTIALS_REFUSED', { where: call.where, message }, more);
  if (/^Region is missing/i.test(message)) return new MlxError('AWS_REGION_MISSING', { where: call.where }, more);
  if (isNetworkError(error)) return new MlxError('AWS_UNREACHABLE', { ...call, reason: reasonOf(error) }, more);
  if (isDenied(error)) return new MlxError('AWS_ACCESS_DENIED', { ...call, ...deniedIn(message), message }, more);
  if (throttledNames.has(name)) return new MlxError('AWS_THROTTLED', { ...call, message }, more);
  if (name === 'ResourceLimitExceeded')
    return new MlxError('AWS_QUOTA', { ...call, ...quotaIn(message), message }, more);
  if (name === 'ResourceInUse') return new MlxError('AWS_NAME_TAKEN', { ...call, message }, more);
  return new MlxError('AWS_REFUSED', { ...call, name, message, ...causeOf(`${name} ${message}`) }, more);
}

const expiredNames = new Set(['ExpiredToken', 'ExpiredTokenException', 'RequestExpired', 'TokenRefreshRequired']);

const refusedNames = new Set([
  'AuthFailure',
  'IncompleteSignature',
  'InvalidAccessKeyId',
  'InvalidClientTokenId',
  'InvalidSignatureException',
  'SignatureDoesNotMatch',
  'UnrecognizedClientException',
]);

const throttledNames = new Set([
  'RequestLimitExceeded',
  'RequestThrottledException',
  'SlowDown',
  'Throttling',
  'ThrottlingException',
  'TooManyRequestsException',
]);

const networkCodes =
  /^(ENOTFOUND|EAI_\w+|ECONN\w+|ETIMEDOUT|EHOST\w+|ENET\w+|EPIPE|EPROTO|\w*CERT\w*|ERR_(?:TLS|SSL|SOCKET)\w*|ERR_STREAM_PREMATURE_CLOSE)$/;

function isCredentialsError(error: Error): boolean {
  return (
    /^(CredentialsProviderError|TokenProviderError|ProviderError)$/.test(error.name) ||
    error.message.startsWith('Credential is missing')
  );
}

function isNetworkError(error: Error): boolean {
  return error.name === 'TimeoutError' || error.name === 'NetworkingError' || networkCodes.test(codeOf(error) ?? '');
}

function reasonOf(error: Error): string {
  const code = codeOf(error);
  return code && !error.message.includes(code) ? `${code}: ${error.message}` : error.message || (code ?? '');
}

function isDenied(error: Error): boolean {
  return /^(AccessDenied|AccessDeniedException|UnauthorizedOperation|Forbidden|403)$/.test(error.name);
}

/** The action and resource that the message names: `... is not authorized to perform: iam:PassRole on resource: arn:...`. */
function deniedIn(message: string): { action?: string; resource?: string; repair?: string } {
  const found = /not authorized to perform:\s*([a-z0-9-]+:\w+)(?:\s+on resource:\s*(\S+))?/i.exec(message);
  return { action: found?.[1], resource: found?.[2], repair: causeOf(message)?.repair };
}

function quotaIn(message: string): { quota?: string; limit?: number } {
  const found = /service limit '([^']+)' is (\d+)/.exec(message);
  return found ? { quota: found[1], limit: Number(found[2]) } : {};
}
