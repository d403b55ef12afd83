import { awsRefusal } from '../../../aws/aws-refusal.ts';
import { translateError } from '../../../aws/translate-error.ts';
import { MlxError } from '../../../base/errors.ts';

/** Why a call of CloudWatch Logs failed, by what a reader does about it. */
export type LogFault =
  /** Too many calls of the account: passes with fewer. */
  | 'throttled'
  /** No answer, or half of one: names not found, cut and half-open connections, time-outs. Passes. */
  | 'network'
  /** The service's own fault. Passes. */
  | 'service'
  /** Expired, or changed while it read. Passes when somebody signs in again or the role's new ones are taken. */
  | 'credentials'
  /** Not allowed to read this. Concerns one group; others are read on. */
  | 'denied'
  /** The group or the stream isn't there, or not yet. */
  | 'gone'
  /** The page's token was refused or is too old: read again from a time. */
  | 'badToken'
  /** A refusal that does not pass, or a bug. */
  | 'fatal';

/** What a call's error is for a reader, whether a client has told it in mlx's words or not. */
export function faultOf(error: unknown): LogFault {
  const told = error instanceof MlxError ? error : translateError(error, nowhere);
  if (!(told instanceof MlxError)) return 'fatal';
  switch (told.code) {
    case 'AWS_THROTTLED':
      return 'throttled';
    case 'AWS_UNREACHABLE':
      return 'network';
    case 'AWS_CREDENTIALS_EXPIRED':
    case 'AWS_CREDENTIALS_MISSING':
      return 'credentials';
    case 'AWS_CREDENTIALS_REFUSED':
      return clockTold.test(awsRefusal(told)?.message ?? '') ? 'service' : 'credentials';
    case 'AWS_ACCESS_DENIED':
      return 'denied';
    case 'AWS_REFUSED':
      return faultOfRefusal(told);
    default:
      return 'fatal';
  }
}

const nowhere = { service: 'CloudWatchLogs', operation: 'a call', where: 'aws', region: '' };

/** The client corrects its clock by the answer, so that the next call is signed well. */
const clockTold = /signature (?:expired|not yet current)|clock skew/i;

function faultOfRefusal(told: MlxError): LogFault {
  const { name = '', message = '', status = 0 } = awsRefusal(told) ?? {};
  if (name === 'ResourceNotFoundException') return 'gone';
  if (name === 'InvalidParameterException' && /token/i.test(message)) return 'badToken';
  if (status === 429 || name === 'LimitExceededException') return 'throttled';
  if (status >= 500 || ownFaults.has(name)) return 'service';
  // An answer that was cut, or that something between here and AWS gave.
  if (name === 'SyntaxError' || status === 407 || status === 408) return 'network';
  return 'fatal';
}

const ownFaults = new Set([
  'InternalFailure',
  'InternalServerError',
  'InternalServerException',
  'RequestTimeTooSkewed',
  'RequestInTheFuture',
  'ServiceUnavailable',
  'ServiceUnavailableException',
]);
