import { awsRefusal } from '../../../aws/aws-refusal.ts';
import { MlxError, tell } from '../../../base/errors.ts';
import { codeOf } from '../../../base/thrown.ts';
import type { LogFault } from './faults.ts';

/** What is being waited out, in one short line for a status line; safe to paint. */
export function faultWords(fault: LogFault, error: unknown): string {
  return wordsOf(fault, error)
    .replace(/[\p{C}\p{Z}]+/gu, ' ')
    .slice(0, longest);
}

/** Characters. */
const longest = 160;

function wordsOf(fault: LogFault, error: unknown): string {
  switch (fault) {
    case 'throttled':
      return 'AWS throttles the account: reading more slowly';
    case 'network':
      return `no connection to AWS${inBrackets(codeOf(causeOf(error)))}: trying again`;
    case 'service':
      return `CloudWatch Logs has a fault${inBrackets(awsRefusal(error)?.name)}: trying again`;
    case 'credentials':
      return credentialWords(error);
    case 'denied':
      return error instanceof MlxError ? tell(error.code, error.details).what : 'you may not read this log';
    case 'gone':
      return 'the log is not there yet';
    case 'badToken':
      return 'the service refused a page: reading it again';
    case 'fatal':
      return awsRefusal(error)?.message ?? String(error);
  }
}

function credentialWords(error: unknown): string {
  if (!(error instanceof MlxError)) return 'the credentials have expired: sign in again';
  const { what, fix } = tell(error.code, error.details);
  const command = /`(aws [^`]+)`/.exec(fix)?.[1];
  return command ? `${what}: run \`${command}\`` : what;
}

function causeOf(error: unknown): unknown {
  return error instanceof MlxError ? error.cause : error;
}

function inBrackets(word: string | undefined): string {
  return word ? ` (${word})` : '';
}
